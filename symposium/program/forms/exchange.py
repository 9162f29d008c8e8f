"""Forms around import and calendars: a file, the word that it may be imported, stars to export."""

from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from symposium.lib.tables import reading
from symposium.lib.tables.faults import InvalidFile

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


class DeviceStarsForm(forms.Form):
    """Stars of a device in an address: GUIDs with blanks or commas between, as many as an address
    may be long."""

    guids = forms.CharField(max_length=37 * 200)

    def clean_guids(self) -> frozenset[str]:
        words = self.cleaned_data["guids"].replace(",", " ").split()
        try:
            return frozenset(str(UUID(word)) for word in words)
        except ValueError as error:
            raise forms.ValidationError(_("These are not sessions.")) from error
