"""Rooms, tracks, speakers, and the filters of the table of sessions."""

from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from symposium.lib.recorded_forms import RecordsChanges
from symposium.lib.time_zones import zone_choices
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition, Room, Speaker, Track

Row = TypeVar("Row", bound=Model)


class _TranslatedForm(RecordsChanges, forms.ModelForm[Row]):
    """Offers the edition's languages, and those in which something has been written already."""

    multiline: tuple[str, ...] = ()

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, TranslatedFormField):
                written = getattr(self.instance, name)
                self.fields[name] = TranslatedFormField(
                    label=field.label,
                    required=field.required,
                    languages=list(dict.fromkeys([*edition.languages, *written])),
                    max_length=field.fields[0].max_length,  # type: ignore[attr-defined]  # CharField
                    multiline=name in self.multiline,
                )


class RoomForm(_TranslatedForm[Room]):
    class Meta:
        model = Room
        fields = ["name", "capacity", "position"]
        labels = {"position": _("Place in the order of rooms")}


class TrackForm(_TranslatedForm[Track]):
    class Meta:
        model = Track
        fields = ["name", "color", "position"]
        labels = {"position": _("Place in the order of tracks")}
        widgets = {"color": forms.TextInput({"type": "color"})}


class SpeakerForm(_TranslatedForm[Speaker]):
    multiline = ("biography",)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_("Leave it empty for people who come to the venue: their clock is its clock."),
    )

    class Meta:
        model = Speaker
        fields = ["name", "title", "institution", "biography", "email", "language", "time_zone"]
        labels = {"institution": _("Institution")}
        help_texts = {
            "email": _("Where letters go to while this person has no account. Never shown."),
        }

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, edition=edition, **kwargs)
        zones = zone_choices()
        stored = self.instance.time_zone
        if stored and stored not in dict(zones):
            zones.append((stored, stored))
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", _("The venue’s clock")), *zones]


class TableForm(forms.Form):
    """Filters of the organizers' table of sessions."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    track = forms.ChoiceField(label=_("Track"), required=False)
    room = forms.ChoiceField(label=_("Room"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("Scheduled or not")),
            ("scheduled", _("Scheduled")),
            ("open", _("Not scheduled yet")),
        ],
    )

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tracks = [(track.slug, str(track)) for track in edition.tracks.all()]
        rooms = [(room.slug, str(room)) for room in edition.rooms.all()]
        for name, choices in [
            ("track", [("", _("All tracks")), *tracks]),
            ("room", [("", _("All rooms")), *rooms]),
        ]:
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = choices
