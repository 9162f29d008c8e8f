"""Forms around import and calendars: a program's file, stars to export."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from symposium.lib.tables.forms import UploadForm


class ProgramFileForm(UploadForm):
    accepted = ".xml,.json,.csv,.tsv,.txt,.xlsx"
    explanation = _("frab XML, c3voc JSON version 1 or 2, CSV or Excel (XLSX), at most 16 MB.")


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
