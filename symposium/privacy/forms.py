"""What organizers write about privacy, and what a person types before everything goes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import Translated
from symposium.lib.translated_forms import TranslatedFormField
from symposium.privacy.models import LONGEST_NOTICE
from symposium.privacy.queries import Due
from symposium.program.models import Edition

MOST_DAYS = 36_500


class NoticeForm(forms.Form):
    def __init__(self, data: Any = None, *, edition: Edition, text: Translated | None) -> None:
        super().__init__(data, initial={"text": text} if text else None)
        self.fields["text"] = TranslatedFormField(
            label=_("Privacy notice"),
            help_text=_(
                "An empty line begins a new paragraph; a line that begins with # is a heading."
            ),
            languages=edition.languages or ["en"],
            multiline=True,
            max_length=LONGEST_NOTICE,
        )


class TimesForm(forms.Form):
    """One number of days a field; empty keeps the field until organizers decide."""

    def __init__(self, data: Any = None, *, due: list[Due]) -> None:
        super().__init__(data)
        for item in due:
            self.fields[item.field.name] = forms.IntegerField(
                label=str(item.field.label),
                required=False,
                min_value=0,
                max_value=MOST_DAYS,
                initial=item.days,
                widget=forms.NumberInput(attrs={"class": "input short"}),
            )


class ErasureForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}
        ),
    )
    understood = forms.BooleanField(
        label=_("I understand that nobody can bring my data back."),
        error_messages={"required": _("Tick this box if you are sure.")},
    )
