"""How a person is called."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registration import names

LONGEST_NAME = 200


def clean_name(written: str) -> str:
    """A name of a person or of an institution, as it is kept; a ValidationError for none."""
    name = names.cleaned(written)
    if not names.has_letters(name):
        raise ValidationError(_("Write a name with letters."))
    return name


class NamesOfAPerson(forms.Form):
    """A name in the own script and order, and as in the passport; no first and no last one."""

    display_name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=LONGEST_NAME,
        help_text=_("As you write it, in your own script and order."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    latin_name = forms.CharField(
        label=_("Name in Latin letters"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("As in your passport, if you write your name in another script."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def clean_display_name(self) -> str:
        return clean_name(self.cleaned_data["display_name"])

    def clean_latin_name(self) -> str:
        written = self.cleaned_data["latin_name"]
        name = clean_name(written) if written else ""
        if name and not names.is_latin(name):
            raise ValidationError(_("Use Latin letters here, as in your passport."))
        return name
