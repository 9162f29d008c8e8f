"""An institution that an organizer names: typed or chosen from what is suggested."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from symposium.institutions import queries
from symposium.institutions.models import Institution


class WithInstitution(forms.Form):
    """`cleaned_data["institution"]` is one that we know, or None where no name was written."""

    institution_name = forms.CharField(
        label=_("Institution"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    institution = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        name = cleaned.get("institution_name", "")
        cleaned["institution"] = known(name, cleaned.get("institution")) if name else None
        if name and cleaned["institution"] is None:
            self.add_error(
                "institution_name",
                _("Choose an institution that we know, or write its whole name in any language."),
            )
        return cleaned


def known(name: str, pk: int | None) -> Institution | None:
    """The chosen one, as long as the name that was chosen with it still stands there; else the
    one with this very name."""
    chosen = Institution.objects.filter(pk=pk or 0).first()
    if chosen is not None and name in chosen.all_names():
        return chosen
    return queries.named(name)
