"""Typing a code, comparing a passport, finding and revoking a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from registration.documents.codes import serial_in
from registration.documents.models import IssuedDocument
from symposium.institutions.forms import territory_choices


class CodeForm(forms.Form):
    """Cleans `code` to a serial."""

    code = forms.CharField(
        label=_("Code"),
        max_length=2000,
        help_text=_("As it is printed on the document, such as ABCD-EFGH-JKMN."),
        widget=forms.TextInput(
            {
                "dir": "ltr",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "class": "letters",
            }
        ),
    )

    def clean_code(self) -> str:
        serial = serial_in(self.cleaned_data["code"])
        if not serial:
            raise forms.ValidationError(
                _("This is not a code of ours: it has twelve letters and digits.")
            )
        return serial


class PassportCheckForm(forms.Form):
    """What somebody reads on a visa letter, to be compared with what it was issued for."""

    number = forms.CharField(
        label=_("Passport number"),
        max_length=24,
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )
    nationality = forms.ChoiceField(label=_("Nationality"), choices=territory_choices)
    born_on = forms.DateField(label=_("Date of birth"), widget=forms.DateInput({"type": "date"}))
    expires_on = forms.DateField(
        label=_("Passport valid until"), widget=forms.DateInput({"type": "date"})
    )

    def told(self) -> dict[str, str]:
        told = {name: str(value) for name, value in self.cleaned_data.items()}
        return told | {"number": told["number"].replace("-", "")}


class FindForm(forms.Form):
    """What the list of papers is narrowed to; a kind that there is not is ignored."""

    q = forms.CharField(
        label=_("Name or code"),
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "dir": "auto"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("All kinds")), *IssuedDocument.Kind.choices],
    )


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For the record; strangers who verify the document do not see it."),
        widget=forms.TextInput({"dir": "auto"}),
    )
