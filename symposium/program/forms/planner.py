"""What an organizer asks the planner for."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from symposium.lib import time_zones
from symposium.program.models import Edition, ScheduleProposal
from symposium.program.planning.plan import Plan, Window
from symposium.program.planning.solver import defaults
from symposium.program.planning.solver.request import MUCH, OFF, SOME, Request, Wish
from symposium.program.queries.proposals import WISHES

WEIGHTS = [
    (OFF, gettext_lazy("Does not matter")),
    (SOME, gettext_lazy("Matters")),
    (MUCH, gettext_lazy("Matters much")),
]
SECONDS = [
    (10, gettext_lazy("10 seconds")),
    (30, gettext_lazy("30 seconds")),
    (60, gettext_lazy("1 minute")),
    (300, gettext_lazy("5 minutes")),
]
MOVING = [
    ("all", gettext_lazy("All sessions but breaks, services, ceremonies and blocked time")),
    ("open", gettext_lazy("Only those without a time or a room")),
    ("tracks", gettext_lazy("Only those of the tracks chosen here")),
]
ROOMS = [
    ("standing", gettext_lazy("Each track in the rooms where it stands now")),
    ("any", gettext_lazy("Any track in any room")),
    ("chosen", gettext_lazy("Each track in the rooms chosen here")),
]
# With more rows and columns than this nobody would fill the table in.
MOST_CHOICES = 600
ZONES = 4


class PlannerForm(forms.Form):
    """Its days, tracks and rooms are those of the edition."""

    start = forms.ChoiceField(
        label=gettext_lazy("Plan"),
        choices=ScheduleProposal.Start,
        initial=ScheduleProposal.Start.STANDING,
        widget=forms.RadioSelect,
    )
    moving = forms.ChoiceField(
        label=gettext_lazy("What may move"),
        choices=MOVING,
        initial="all",
        widget=forms.RadioSelect,
    )
    tracks = forms.MultipleChoiceField(
        label=gettext_lazy("Tracks"), required=False, widget=forms.CheckboxSelectMultiple
    )
    kept = forms.MultipleChoiceField(
        label=gettext_lazy("Sessions that stay where they are"),
        required=False,
        widget=forms.SelectMultiple({"size": 8}),
    )
    rooms = forms.ChoiceField(
        label=gettext_lazy("Rooms"), choices=ROOMS, initial="standing", widget=forms.RadioSelect
    )
    grid_minutes = forms.TypedChoiceField(
        label=gettext_lazy("Sessions begin every"),
        coerce=int,
        initial=15,
        choices=[
            (5, gettext_lazy("5 minutes")),
            (15, gettext_lazy("15 minutes")),
            (30, gettext_lazy("30 minutes")),
        ],
    )
    seconds = forms.TypedChoiceField(
        label=gettext_lazy("Look for"), coerce=int, initial=30, choices=SECONDS
    )

    def __init__(self, *args: Any, edition: Edition, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition, self.plan = edition, plan
        tracks = [(track.slug, str(track.name)) for track in plan.tracks.values()]
        self._choices("tracks", tracks)
        self._choices("kept", [(s.slug, str(s.title)) for s in plan.scheduled])
        self.has_table = 0 < len(plan.tracks) * len(plan.rooms) <= MOST_CHOICES
        if not self.has_table:
            self._choices("rooms", [choice for choice in ROOMS if choice[0] != "chosen"])
        for wish, label in WISHES.items():
            self.fields[f"wish_{wish}"] = forms.TypedChoiceField(
                label=label, coerce=int, choices=WEIGHTS, initial=SOME
            )
        self._add_days()
        standing = defaults.rooms(plan)
        for track in plan.tracks.values() if self.has_table else ():
            self.fields[f"rooms_{track.id}"] = forms.MultipleChoiceField(
                label=str(track.name),
                required=False,
                choices=[(str(room.id), str(room.name)) for room in plan.rooms.values()],
                initial=[str(key) for key in sorted(standing.get(track.id, ()))],
                widget=forms.CheckboxSelectMultiple,
            )
        for number in range(ZONES):
            self.fields[f"zone_{number}"] = forms.CharField(
                label=_("Time zone"),
                required=False,
                max_length=64,
                widget=forms.TextInput({"list": "zones"}),
            )
            self.fields[f"share_{number}"] = forms.IntegerField(
                label=_("People"), required=False, min_value=1, max_value=1_000_000
            )

    def _choices(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    def _add_days(self) -> None:
        usual = {w.starts_at.date(): w for w in reversed(defaults.days(self.plan))}
        for day in self.edition.days:
            window = usual.get(day)
            label = formats.date_format(day, "l, j F")
            for name, text, at in [
                ("from", _("%(day)s, from"), window and window.starts_at),
                ("until", _("%(day)s, until"), window and window.ends_at),
            ]:
                self.fields[f"{name}_{day:%Y%m%d}"] = forms.TimeField(
                    label=text % {"day": label},
                    required=False,
                    initial=at.time().replace(second=0) if at else None,
                    widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
                )

    # --- For the template -------------------------------------------------------------------------

    def wishes(self) -> list[BoundField]:
        return [self[f"wish_{wish}"] for wish in WISHES]

    def days(self) -> list[tuple[dt.date, BoundField, BoundField]]:
        return [
            (day, self[f"from_{day:%Y%m%d}"], self[f"until_{day:%Y%m%d}"])
            for day in self.edition.days
        ]

    def room_table(self) -> list[BoundField]:
        return [self[f"rooms_{track}"] for track in self.plan.tracks] if self.has_table else []

    def zones(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"zone_{number}"], self[f"share_{number}"]) for number in range(ZONES)]

    def zone_names(self) -> list[str]:
        return sorted(time_zones.NAMES)

    # --- What was asked ---------------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for number in range(ZONES):
            zone, share = cleaned.get(f"zone_{number}"), cleaned.get(f"share_{number}")
            if zone and zone not in time_zones.NAMES:
                self.add_error(f"zone_{number}", _("Choose a time zone from the list."))
            elif zone and not share and f"share_{number}" not in self.errors:
                self.add_error(f"share_{number}", _("Say how many people are there."))
        if cleaned.get("moving") == "tracks" and not cleaned.get("tracks"):
            self.add_error("tracks", _("Choose at least one track."))
        if not self.errors and not list(self._windows(cleaned)):
            raise ValidationError(_("Give at least one day a time from and until."))
        if not self.errors and not self._moving(cleaned):
            raise ValidationError(_("Nothing may move, so there is nothing to plan."))
        return cleaned

    def _windows(self, cleaned: dict[str, Any]) -> Iterator[Window]:
        for day in self.edition.days:
            first, last = (cleaned.get(f"{name}_{day:%Y%m%d}") for name in ("from", "until"))
            if first is None or last is None:
                continue
            # An end before the beginning is one after midnight.
            end = day if last > first else day + dt.timedelta(days=1)
            zone = self.edition.zone
            yield Window(
                dt.datetime.combine(day, first, zone), dt.datetime.combine(end, last, zone)
            )

    def _moving(self, cleaned: dict[str, Any]) -> set[int]:
        tracks = {t.id for t in self.plan.tracks.values() if t.slug in cleaned.get("tracks", ())}
        kept = set(cleaned.get("kept", ()))
        how = cleaned.get("moving")
        return {
            session.id
            for session in self.plan.sessions
            if not session.is_called_off
            and session.slug not in kept
            and (how != "open" or not session.is_scheduled)
            and (how != "tracks" or session.track_id in tracks)
        }

    def asked(self) -> Request:
        """What a valid form asks for."""
        cleaned = self.cleaned_data
        moving = self._moving(cleaned)
        return Request(
            from_standing=cleaned["start"] == ScheduleProposal.Start.STANDING,
            weights={wish: cleaned[f"wish_{wish}"] for wish in Wish},
            grid_minutes=cleaned["grid_minutes"],
            seconds=cleaned["seconds"],
            days=tuple(self._windows(cleaned)),
            locked=frozenset(s.id for s in self.plan.sessions if s.id not in moving),
            rooms=self._rooms(cleaned),
            zones={
                cleaned[f"zone_{number}"]: cleaned[f"share_{number}"]
                for number in range(ZONES)
                if cleaned.get(f"zone_{number}")
            },
        )

    def _rooms(self, cleaned: dict[str, Any]) -> dict[int, frozenset[int]]:
        if cleaned["rooms"] == "standing":
            return defaults.rooms(self.plan)
        if cleaned["rooms"] == "any":
            return {}
        chosen = {track: cleaned.get(f"rooms_{track}") or () for track in self.plan.tracks}
        # A track without a choice may use any room.
        return {track: frozenset(map(int, rooms)) for track, rooms in chosen.items() if rooms}
