"""Forms around a file that is looked at before it is taken over."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from symposium.lib.tables import reading
from symposium.lib.tables.faults import InvalidFile


class UploadForm(forms.Form):
    """A file no larger than can be read; `accepted` and `explanation` say which."""

    accepted = ".csv,.tsv,.txt,.xlsx"
    explanation = _("CSV or Excel (XLSX), at most 16 MB. The first row names the columns.")

    file = forms.FileField(label=_("File"), max_length=255)

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # passed through
        field = self.fields["file"]
        field.help_text = self.explanation
        field.widget.attrs["accept"] = self.accepted

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
