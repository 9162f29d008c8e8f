"""An organizer's view of an institution: its names, its place, and into which one it merges."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib.translated_forms import TranslatedFormField


def territory_choices() -> list[tuple[str, Any]]:
    """For a select: an empty choice, then all in the order of the reader's language."""
    return [("", _("Choose a country or region")), *countries.choices_in(get_language() or "en")]


class InstitutionForm(forms.Form):
    name = TranslatedFormField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=Institution.Kind.choices)
    territory = forms.ChoiceField(
        label=_("Country or region"), choices=territory_choices, required=False
    )
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    homepage = forms.URLField(label=_("Homepage"), required=False, assume_scheme="https")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        international = cleaned.get("kind") == Institution.Kind.INTERNATIONAL
        if international and cleaned.get("territory"):
            self.add_error("territory", _("An international organization has no country."))
        if not international and "territory" in cleaned and not cleaned["territory"]:
            self.add_error("territory", _("Choose the country or region where it is."))
        return cleaned


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        queryset=Institution.objects.all(),
        error_messages={
            "required": _("Choose the institution to keep from the list."),
            "invalid_choice": _("Choose the institution to keep from the list."),
        },
    )
