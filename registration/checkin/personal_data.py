"""What was noted of people at the doors: shown and handed out to them, unnamed and expiring."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from registration.checkin.models import BadgePrint, Conflict, Scan, WalkIn
from registration.personal_data.registrations import own
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind, Person, Row, plain


def register() -> None:
    personal_data.register(
        Kind(
            name="scans",
            label=_("Coming and going at the doors"),
            export=_export,
            erase=_erase,
            stays=_("That somebody came in or went out stays, without a name, for the figures."),
            models=[
                "checkin.Scan",
                "checkin.Conflict",
                "checkin.WalkIn",
                "checkin.BadgePrint",
            ],
            rank=30,
            fields=[
                Field(
                    name="scans.texts",
                    label=_("Codes that were read at the doors, and notes about people"),
                    days=180,
                    held=lambda edition: _told(Scan.objects.filter(edition=edition)).count(),
                    erase=lambda edition: _silence(Scan.objects.filter(edition=edition)),
                )
            ],
        )
    )


def _scans(person: Person) -> "QuerySet[Scan]":
    return Scan.objects.filter(registration__in=own(person))


def _export(person: Person) -> Iterator[Row]:
    for scan in _scans(person).select_related("door", "door__session"):
        yield plain(scan, "at", "door", "act", "is_through", "verdict", "note")
    for walk_in in WalkIn.objects.filter(registration__in=own(person)):
        yield plain(walk_in, "at", "number")
    for badge in BadgePrint.objects.filter(registration__in=own(person)):
        yield {"printed_at": badge.at}


def _erase(person: Person, at: datetime) -> int:
    badges, _by_table = BadgePrint.objects.filter(registration__in=own(person)).delete()
    return badges + _silence(_scans(person))


def _told(scans: "QuerySet[Scan]") -> "QuerySet[Scan]":
    return scans.filter(~Q(text="") | ~Q(note=""))


def _silence(scans: "QuerySet[Scan]") -> int:
    """Notes on conflicts name people as well."""
    Conflict.objects.filter(scan__in=scans).exclude(note="").update(note="–")
    return _told(scans).update(text="", note="")
