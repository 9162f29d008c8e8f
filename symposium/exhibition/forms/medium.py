"""A file for a work, with what only its sender can say: what is to be seen, and whose it is."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from symposium.exhibition.actions import MOST_BYTES
from symposium.exhibition.models import Medium
from symposium.exhibition.rights import Rights
from symposium.lib.language_names import language_name
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition


class MediumForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Medium.Kind.choices,
        initial=Medium.Kind.PICTURE,
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        max_length=255,
        help_text=_(
            "Pictures: JPEG, PNG, WebP, AVIF or TIFF. Films: MP4. 3D models: GLB. "
            "Where a picture was taken is removed from it."
        ),
        widget=forms.ClearableFileInput({"accept": "image/*,video/mp4,.glb"}),
    )
    stream = forms.CharField(
        label=_("Or a film's address"),
        required=False,
        max_length=500,
        help_text=_("The address of an HLS playlist, ending in .m3u8."),
        widget=forms.TextInput({"inputmode": "url", "dir": "ltr"}),
    )
    credit = forms.CharField(label=_("Credit"), required=False, max_length=300)
    license = forms.ChoiceField(
        label=_("License"),
        required=False,
        choices=[("", _("As the work itself")), *Rights.choices],
    )

    field_order = ["kind", "file", "stream", "alt", "credit", "license"]

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.fields["alt"] = TranslatedFormField(
            label=_("What is to be seen?"),
            languages=edition.languages,
            max_length=500,
            required=False,
            help_text=_("For those who cannot see it. Pictures and 3D models need this."),
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind, file, stream = cleaned.get("kind"), cleaned.get("file"), cleaned.get("stream")
        if "file" not in self.errors:
            self._check_source(kind, file, stream)
        language = self.edition.languages[0]
        if kind != Medium.Kind.FILM and not cleaned.get("alt", {}).get(language):
            message = _("Describe in %(language)s what is to be seen.")
            self.add_error("alt", message % {"language": language_name(language)})
        return cleaned

    def _check_source(self, kind: str | None, file: Any, stream: str | None) -> None:
        if kind != Medium.Kind.FILM and stream:
            self.add_error("stream", _("Only a film can be shown from an address."))
        elif not file and not stream:
            self.add_error("file", _("Choose a file."))
        elif file and stream:
            self.add_error("stream", _("Give either a file or an address, not both."))
        limit = MOST_BYTES.get(Medium.Kind(kind)) if kind else None
        if file and limit and file.size > limit:
            message = _("The file is larger than %(limit)s.") % {"limit": filesizeformat(limit)}
            self.add_error("file", message)

    def to_medium(self) -> Medium:
        """What the sender says of the file; the file itself is `cleaned_data["file"]`."""
        said = self.cleaned_data
        return Medium(
            kind=said["kind"],
            stream=said["stream"],
            alt=said["alt"],
            credit=said["credit"],
            license=said["license"],
        )
