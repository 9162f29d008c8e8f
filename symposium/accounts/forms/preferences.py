"""The switches of language-independent preferences: time zone and theme."""

from itertools import groupby

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from symposium.lib.time_zones import NAMES


def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Zones that name a place, by continent or ocean."""
    places = sorted(name for name in NAMES if "/" in name and not name.startswith("Etc/"))
    return [
        (region, [(name, name.partition("/")[2].replace("_", " ")) for name in names])
        for region, names in groupby(places, key=lambda name: name.partition("/")[0])
    ]


class PreferencesForm(forms.Form):
    """Each field is optional: a switch sends its own alone."""

    marks_optional = False

    tz = forms.ChoiceField(
        label=_("Time zone"),
        help_text=_("All times of the program are shown for this place."),
        required=False,
        choices=lambda: [("UTC", "UTC"), *zone_choices()],
    )
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("light", _("Light")), ("dark", _("Dark")), ("auto", _("Like the device"))],
    )
    language = forms.ChoiceField(
        label=_("Language of our messages to you"), required=False, choices=settings.LANGUAGES
    )
    next = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
