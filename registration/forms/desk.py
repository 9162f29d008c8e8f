"""What organizers write at the list: notes, names of saved lists, what to do with many."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registration.models import Workshop
from symposium.program.models import Edition


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Organizers read it, and the person too who asks for the own data."),
    )


class SavedListForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the list"), max_length=80, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    is_shared = forms.BooleanField(label=_("For all organizers"), required=False)


class BulkForm(forms.Form):
    """What to do with the rows that are ticked. A reason, a note or a workshop goes with it."""

    NEEDS = {
        "decline": ("text", _("Write a reason; the person reads it.")),
        "note": ("text", _("Write the note.")),
        "workshop": ("workshop", _("Choose the workshop.")),
    }

    deed = forms.ChoiceField(
        label=_("With the ticked ones"),
        choices=[
            ("", _("Choose …")),
            ("approve", _("Approve")),
            ("decline", _("Decline")),
            ("cancel", _("Cancel")),
            ("note", _("Add a note")),
            ("workshop", _("Add to a workshop")),
        ],
        error_messages={"required": _("Choose what to do with the ticked ones.")},
    )
    text = forms.CharField(
        label=_("Reason or note"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    workshop: "forms.ModelChoiceField[Workshop]" = forms.ModelChoiceField(
        label=_("Workshop"), required=False, queryset=Workshop.objects.none()
    )
    query = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, edition: Edition, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        workshop = self.fields["workshop"]
        assert isinstance(workshop, forms.ModelChoiceField)  # noqa: S101 - declared above
        workshop.queryset = Workshop.objects.filter(edition=edition)

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or self.cleaned_data
        field, sentence = self.NEEDS.get(chosen.get("deed", ""), ("", ""))
        if field and not chosen.get(field):
            self.add_error(field, str(sentence))
        return chosen
