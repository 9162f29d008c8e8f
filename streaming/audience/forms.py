"""Forms of the audience's page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from streaming.audience.models import PlatformFigure
from symposium.program.models import Edition


class PlatformFigureForm(forms.ModelForm[PlatformFigure]):
    class Meta:
        model = PlatformFigure
        fields = ["provider", "subject", "kind", "value", "is_approximate", "source_note"]

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.edition = edition

    def clean(self) -> dict[str, Any]:
        """The same figure twice is refused here, where the form can say so."""
        cleaned = super().clean() or {}
        names = {name: cleaned.get(name) for name in ("provider", "subject", "kind")}
        same = PlatformFigure.objects.filter(edition=self.instance.edition, **names)
        if all(names.values()) and same.exists():
            self.add_error(
                "subject", _("This figure is in the list already. Remove it there first.")
            )
        return cleaned
