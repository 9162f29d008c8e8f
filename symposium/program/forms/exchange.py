"""Forms around import: the file, and the word that what was shown may be done."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from symposium.program.formats import reading
from symposium.program.formats.draft import InvalidFile

ACCEPTED = ".xml,.json,.csv,.tsv,.txt,.xlsx"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        max_length=255,
        help_text=_("frab XML, c3voc JSON version 1 or 2, CSV or Excel (XLSX), at most 16 MB."),
        widget=forms.ClearableFileInput({"accept": ACCEPTED}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            reading.check_size(file.size or 0)
        except InvalidFile as error:
            raise forms.ValidationError(error.errors[0]) from error
        return file


class AgreedForm(forms.Form):
    """`agreed`: the digest of the plan that was shown; `discard`: forget the file."""

    agreed = forms.CharField(max_length=64, required=False)
    discard = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return cleaned
