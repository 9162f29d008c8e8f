"""The switches of language-independent preferences: time zone and theme."""

from django import forms

from symposium.lib.context import THEMES
from symposium.lib.time_zones import NAMES


class PreferencesForm(forms.Form):
    """Each field is optional: a switch sends its own alone."""

    tz = forms.CharField(required=False, max_length=64)
    theme = forms.ChoiceField(required=False, choices=[(name, name) for name in [*THEMES, "auto"]])
    next = forms.CharField(required=False, max_length=2000)

    def clean_tz(self) -> str:
        name: str = self.cleaned_data["tz"]
        return name if name in NAMES else ""
