"""Forms of the stage crew."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from streaming.broadcast import providers
from streaming.broadcast.models import Stage
from symposium.lib.recorded_forms import RecordsChanges
from symposium.program.models import Edition, Room


class StageForm(RecordsChanges, forms.ModelForm[Stage]):
    class Meta:
        model = Stage
        fields = ["name", "room"]
        labels = {"room": _("Room")}
        help_texts = {"room": _("What is on at the stage follows from the program of this room.")}

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = Stage._meta.get_field("name").formfield(languages=edition.languages)
        room = self.fields["room"]
        assert isinstance(room, forms.ModelChoiceField)  # noqa: S101 - narrows the type
        room.queryset = Room.objects.filter(edition=edition)
        room.empty_label = _("No room: a stage without a program")


class SourceForm(forms.Form):
    """One pasted address, and what is heard there."""

    url = forms.CharField(
        label=_("Address of the picture"),
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )
    label = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("For the crew and for those who choose between sources."),
    )
    audio_languages = forms.MultipleChoiceField(
        label=_("Languages that are heard"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_active = forms.BooleanField(label=_("Offer it to the audience now"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["url"].help_text = self.accepted()

    @staticmethod
    def accepted() -> str:
        """Which addresses are understood, in words."""
        hosts = [host.split("://")[-1] for host in settings.MEDIA_HOSTS]
        streams = (
            _("an HLS stream (….m3u8) on this site or on %(hosts)s") % {"hosts": ", ".join(hosts)}
            if hosts
            else _("an HLS stream (….m3u8) on this site")
        )
        return _(
            "Paste the address of %(streams)s, of a YouTube video or live stream, or of a "
            "Bilibili video or live room."
        ) % {"streams": streams}

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if providers.accept(url) is None:
            raise forms.ValidationError(_unknown(url), code="address_not_accepted")
        return url


def _unknown(url: str) -> str:
    if url.split("?", maxsplit=1)[0].strip().endswith(".m3u8"):
        return str(
            _(
                "This stream is on a host from which the audience's browsers may not load "
                "pictures. Ask the operator to add the host to MEDIA_HOSTS."
            )
        )
    return str(
        _(
            "No player for this address is known here. Open the video on YouTube or Bilibili, copy "
            "its address from there, and check that it begins with https://."
        )
    )
