"""How long a signed-in person watched: exact, and the person's own."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from streaming.audience.models import Attendance, WatchedDay
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind, Person, Row, plain


def register() -> None:
    personal_data.register(
        Kind(
            name="watching",
            label=_("What you watched"),
            export=_export,
            erase=_erase,
            models=["audience.Attendance", "audience.WatchedDay"],
            fields=[
                Field(
                    name="watching.minutes",
                    label=_("Minutes that signed-in people watched"),
                    days=730,
                    held=lambda edition: _in(edition).count(),
                    erase=lambda edition: _in(edition).delete()[0],
                ),
                Field(
                    name="watching.days",
                    label=_("When registered people watched, for their certificates"),
                    days=365,
                    held=lambda edition: WatchedDay.objects.filter(edition=edition).count(),
                    erase=lambda edition: WatchedDay.objects.filter(edition=edition).delete()[0],
                ),
            ],
        )
    )


def _in(edition: int) -> "QuerySet[Attendance]":
    return Attendance.objects.filter(stage__edition=edition)


def _export(person: Person) -> Iterator[Row]:
    rows = Attendance.objects.filter(user=person.user_id).select_related("stage__edition")
    for attendance in rows:
        yield plain(
            attendance, "stage__edition__slug", "stage", "first_at", "last_at", "watched_seconds"
        )
    for day in WatchedDay.objects.filter(user=person.user_id).select_related("edition"):
        yield plain(day, "edition__slug", "day", "spans")


def _erase(person: Person, _at: datetime) -> int:
    days = WatchedDay.objects.filter(user=person.user_id).delete()[0]
    return days + Attendance.objects.filter(user=person.user_id).delete()[0]
