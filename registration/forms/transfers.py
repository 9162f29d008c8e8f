"""To whom a place goes, and who takes it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from registration.forms.people import LONGEST_NAME, NamesOfAPerson, clean_name


class ColleagueForm(forms.Form):
    display_name = forms.CharField(
        label=_("Name of your colleague"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address of your colleague"),
        help_text=_("Only whoever can sign in with this address can take your place."),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def clean_display_name(self) -> str:
        return clean_name(self.cleaned_data["display_name"])


class TakeOverForm(NamesOfAPerson):
    consent = forms.BooleanField(
        label=_("I have read the privacy notice and agree to it"),
        error_messages={"required": _("Without your agreement we may not keep your registration.")},
    )
