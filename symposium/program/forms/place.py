"""Where and when a session takes place, on the venue's clock."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from symposium.program.models import Edition, Room, Session

DEFAULT_MINUTES = 45
MOST_MINUTES = 7 * 24 * 60
FAR = timedelta(days=366)
"""How far from its edition a session may lie: rules speak up long before."""


class PlaceForm(forms.Form):
    """Room, day, hour and length; times are the venue's. Empty fields mean: not scheduled yet.

    `version` is that of the session as its author has seen it.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    room = forms.ModelChoiceField(
        label=_("Room"), queryset=Room.objects.none(), required=False, empty_label=_("None yet")
    )
    day = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    clock = forms.TimeField(
        label=_("Starts at"), required=False, widget=forms.TimeInput({"type": "time"}, "%H:%M")
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=1, max_value=MOST_MINUTES
    )
    accept = forms.CharField(
        label=_("Reason for sharing the room"),
        required=False,
        max_length=500,
        help_text=_("Write why this is all right, and save again: it is signed with your name."),
    )

    def __init__(
        self, *args: Any, edition: Edition, session: Session | None = None, **kwargs: Any
    ) -> None:
        self.edition = edition
        kwargs.setdefault("initial", self.initial_of(edition, session))
        super().__init__(*args, **kwargs)
        room = self.fields["room"]
        assert isinstance(room, forms.ModelChoiceField)  # noqa: S101 - declared above
        room.queryset = edition.rooms.all()

    def initial_of(self, edition: Edition, session: Session | None) -> dict[str, Any]:
        if session is None:
            return {"day": edition.starts_on, "minutes": DEFAULT_MINUTES}
        initial: dict[str, Any] = {
            "version": session.version,
            "room": session.room,
            "minutes": session.minutes,
        }
        if session.starts_at and session.ends_at:
            starts_at = session.starts_at.astimezone(edition.zone)
            initial |= {
                "day": starts_at.date(),
                "clock": starts_at.time(),
            }
        return initial

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["starts_at"] = None
        day, clock = cleaned.get("day"), cleaned.get("clock")
        if self.errors or clock is None:
            # A day alone is what a new form proposes; the hour makes it a time.
            return cleaned
        if day is None:
            self.add_error("day", _("Choose the day too, or empty the hour."))
        elif not cleaned.get("minutes"):
            self.add_error("minutes", _("Say how long the session is."))
        elif not self._is_near(day):
            self.add_error("day", _("This is too far from the days of the edition."))
        elif (starts_at := self._instant(day, clock)) is None:
            self.add_error("clock", _("The clocks skip this hour at the venue. Choose another."))
        else:
            cleaned["starts_at"] = starts_at
        return cleaned

    def _is_near(self, day: date) -> bool:
        return self.edition.starts_on - FAR <= day <= self.edition.ends_on + FAR

    def _instant(self, day: date, clock: time) -> datetime | None:
        """The instant of a wall clock at the venue; None in the hour that summer time skips."""
        naive = datetime.combine(day, clock)
        at = naive.replace(tzinfo=self.edition.zone)
        back = at.astimezone(UTC).astimezone(self.edition.zone).replace(tzinfo=None)
        return at.astimezone(UTC) if back == naive else None

    def place(self) -> dict[str, Any]:
        """Room, start, and the length where one is given: also a session without a slot has one."""
        place = {name: self.cleaned_data[name] for name in ("room", "starts_at")}
        minutes = self.cleaned_data["minutes"]
        return {**place, "minutes": minutes} if minutes else place


class VersionForm(forms.Form):
    """What a button sends that acts on a session as its presser has seen it."""

    version = forms.IntegerField()

    def clean_version(self) -> int:
        version: int = self.cleaned_data["version"]
        if version < 1:
            raise ValidationError(_("Load the page again."))
        return version
