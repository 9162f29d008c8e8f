"""Forms whose changes go into the record of what staff do."""

from django.forms.forms import BaseForm


class RecordsChanges(BaseForm):
    """Beside `forms.Form` or `ModelForm`: tells what the person changed, once it is valid."""

    def changes(self) -> dict[str, tuple[object, object]]:
        """Field to (before, after)."""
        return {
            name: (self.initial.get(name), self.cleaned_data[name]) for name in self.changed_data
        }
