"""A document for a session: a file that is checked by its content, or an address elsewhere."""

from typing import Any, cast

from django import forms
from django.core.files.base import File
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from symposium.lib import checked_files
from symposium.lib.checked_files import Document
from symposium.lib.refusals import Refusal
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition


class DocumentForm(forms.Form):
    """Cleans `file` to what it really is; one of `file` and `url` is given."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        max_length=255,
        help_text=_(
            "PDF, JPEG, PNG, WebP or plain text, at most 20 MB. "
            "Where a picture was taken is removed from it."
        ),
        widget=forms.FileInput({"accept": ".pdf,.txt,image/jpeg,image/png,image/webp"}),
    )
    url = forms.URLField(
        label=_("Or an address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        validators=[URLValidator(["http", "https"])],
        widget=forms.URLInput({"dir": "ltr"}),
    )
    field_order = ("title", "file", "url")

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"] = TranslatedFormField(
            label=_("Title"), languages=edition.languages, max_length=200
        )
        self.order_fields(self.field_order)

    def clean_file(self) -> Document | None:
        upload = cast("File[bytes] | None", self.cleaned_data["file"])
        try:
            return checked_files.check(upload, or_text=True) if upload else None
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal), code=refusal.code) from refusal

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if not cleaned["file"] and not cleaned["url"]:
            self.add_error("file", _("Choose a file, or give an address."))
        elif cleaned["file"] and cleaned["url"]:
            self.add_error("url", _("Give either a file or an address, not both."))
        return cleaned
