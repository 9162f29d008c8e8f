"""What an embassy wants to read in a letter, as in the passport."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from registration import names
from symposium.institutions.forms import territory_choices
from symposium.program.models import Edition

# ICAO 9303: up to nine characters in the machine-readable zone; some countries print more.
NUMBER = RegexValidator(
    r"^[A-Z0-9]{4,20}$", _("Write letters and digits only, as in the passport.")
)
OLDEST = 120 * 366


def _day() -> forms.DateInput:
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class PassportForm(forms.Form):
    """Cleans to texts that are sealed (`passport`) and to what organizers may read (`journey`)."""

    full_name = forms.CharField(
        label=_("Full name"),
        max_length=200,
        help_text=_("In Latin letters, as in the passport."),
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )
    nationality = forms.ChoiceField(label=_("Nationality"), choices=territory_choices)
    number = forms.CharField(
        label=_("Passport number"),
        max_length=24,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )
    born_on = forms.DateField(label=_("Date of birth"), widget=_day())
    expires_on = forms.DateField(label=_("Passport valid until"), widget=_day())
    embassy = forms.CharField(
        label=_("Embassy or consulate"),
        max_length=200,
        help_text=_("Where you will apply, such as: Embassy of China, Nairobi"),
        widget=forms.TextInput({"dir": "auto"}),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    arrives_on = forms.DateField(label=_("Arrival"), widget=_day())
    leaves_on = forms.DateField(label=_("Departure"), widget=_day())

    SEALED = ("full_name", "nationality", "number", "born_on", "expires_on")
    JOURNEY = ("embassy", "language", "arrives_on", "leaves_on")

    def __init__(self, *args: Any, edition: Edition, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition, self.today = edition, today

    def clean_full_name(self) -> str:
        name = names.cleaned(self.cleaned_data["full_name"])
        if not names.is_latin(name):
            raise forms.ValidationError(_("Write the name in Latin letters, as in the passport."))
        return name

    def clean_number(self) -> str:
        number = "".join(str(self.cleaned_data["number"]).split()).replace("-", "").upper()
        NUMBER(number)
        return number

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        if not self.today - timedelta(days=OLDEST) <= born_on < self.today:
            raise forms.ValidationError(_("Look at the date of birth once more."))
        return born_on

    def clean_embassy(self) -> str:
        return names.cleaned(self.cleaned_data["embassy"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        arrives_on, leaves_on = cleaned.get("arrives_on"), cleaned.get("leaves_on")
        if arrives_on and leaves_on:
            if leaves_on < arrives_on:
                self.add_error("leaves_on", _("The departure lies before the arrival."))
            elif leaves_on < self.edition.starts_on or arrives_on > self.edition.ends_on:
                self.add_error("arrives_on", _("The symposium lies outside of the journey."))
            elif cleaned.get("expires_on") and cleaned["expires_on"] < leaves_on:
                self.add_error("expires_on", _("The passport ends before the departure."))
        return cleaned

    def passport(self) -> dict[str, str]:
        return {name: str(self.cleaned_data[name]) for name in self.SEALED}

    def journey(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.JOURNEY}
