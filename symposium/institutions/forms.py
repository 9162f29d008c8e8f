"""An organizer's view of an institution: its names, its place, and into which one it merges."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib.translated_forms import TranslatedFormField

LONGEST_NAME = 300
MOST_SPELLINGS = 50


def territory_choices() -> list[tuple[str, Any]]:
    """For a select: an empty choice, then all in the order of the reader's language."""
    return [("", _("Choose a country or region")), *countries.choices_in(get_language() or "en")]


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = (" ".join(line.split()) for line in str(value or "").splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    def validate(self, value: Any) -> None:
        if len(value) > MOST_SPELLINGS:
            message = _("Use at most %(limit)d lines.")
            raise ValidationError(message, params={"limit": MOST_SPELLINGS})
        if any(len(line) > LONGEST_NAME for line in value):
            message = _("Use at most %(limit)d characters in each line.")
            raise ValidationError(message, params={"limit": LONGEST_NAME})


class InstitutionForm(forms.Form):
    name = TranslatedFormField(label=_("Name"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=Institution.Kind.choices)
    territory = forms.ChoiceField(
        label=_("Country or region"), choices=territory_choices, required=False
    )
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    homepage = forms.URLField(label=_("Homepage"), required=False, assume_scheme="https")
    aliases = LinesField(
        label=_("Other spellings"),
        required=False,
        help_text=_(
            "Short forms, former names, other spellings, in any script: one on each line."
            " Search and imports find the institution by each of them."
        ),
    )

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
