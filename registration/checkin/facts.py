"""What the rules need, read from rows: people, what they held, doors, passages."""

import zoneinfo
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from registration import tickets
from registration.checkin.models import Door, Scan, WalkIn
from registration.checkin.rules import ENTRANCE, Act, Gate, Passage, Person, Shown
from registration.models import Registration, WorkshopPlace
from symposium.program.models import Edition


class Held(Protocol):
    """What a report says about who stood at the door."""

    @property
    def text(self) -> str: ...
    @property
    def registration_id(self) -> int | None: ...
    @property
    def walk_in(self) -> UUID | None: ...


class Holders:
    """The people whom a batch of reports is about; made by `holders`."""

    def __init__(self, edition: Edition, reports: Iterable[Held]) -> None:
        self.edition = edition
        reports = list(reports)
        self._tickets = {
            one.text: tickets.read(one.text) for one in reports if tickets.looks_signed(one.text)
        }
        codes = {plain_code(one.text) for one in reports if one.text}
        walk_ins = WalkIn.objects.filter(
            edition=edition, guid__in=[one.walk_in for one in reports if one.walk_in]
        )
        self._by_walk_in = dict(walk_ins.values_list("guid", "registration_id"))
        rows = Registration.objects.filter(edition=edition)
        self._by_code = dict(rows.filter(code__in=codes).values_list("code", "pk"))
        wanted = {pk for one in reports if (pk := self._named(one)) is not None}
        self._rows = rows.select_related("category").in_bulk(wanted)
        self._doors = listed_doors(edition, wanted)

    def registration_of(self, report: Held) -> int | None:
        pk = self._named(report)
        return pk if pk in self._rows else None

    def _named(self, report: Held) -> int | None:
        if report.walk_in is not None:
            return self._by_walk_in.get(report.walk_in)
        if tickets.looks_signed(report.text):
            ticket = self._tickets[report.text]
            is_ours = ticket is not None and ticket.edition_id == self.edition.pk
            return ticket.registration_id if ticket and is_ours else None
        if report.text:
            return self._by_code.get(plain_code(report.text))
        return report.registration_id

    def person_at(self, pk: int | None, at: datetime) -> Person | None:
        """What the rules ask of a registration as it stood at a time."""
        registration = self._rows.get(pk) if pk is not None else None
        if registration is None:
            return None
        return Person(
            state=state_at(registration, at),
            is_on_site=is_on_site(registration),
            ticket_version=registration.ticket_version,
            doors=frozenset(self._doors.get(registration.pk, ())),
        )

    def shown(self, report: Held) -> Shown:
        if not tickets.looks_signed(report.text):
            return Shown()
        ticket = self._tickets[report.text]
        if ticket is None:
            return Shown(is_forged=True)
        return Shown(version=ticket.version, days=frozenset(ticket.days))


def holders(edition: Edition, reports: Iterable[Held]) -> Holders:
    """Four queries, whatever the number of reports."""
    return Holders(edition, reports)


def plain_code(text: str) -> str:
    """A registration's code as people type it: in lower case, with blanks and hyphens."""
    return "".join(text.upper().split()).replace("-", "")[:20]


def state_at(registration: Registration, at: datetime) -> str:
    """Who was canceled or declined after having come in was welcome then."""
    ended = {Registration.State.CANCELED, Registration.State.DECLINED}
    changed_at = registration.changed_at
    if registration.state in ended and changed_at is not None and changed_at > at:
        return Registration.State.CONFIRMED.value
    return registration.state


def is_on_site(registration: Registration) -> bool:
    return registration.mode == Registration.Mode.ON_SITE and registration.category.allows_on_site


def gates(doors: Iterable[Door]) -> dict[int, Gate]:
    """By key. A session for which one signs up has a list; two queries."""
    doors = list(doors)
    listed = set(
        Door.objects.filter(
            pk__in=[door.pk for door in doors], session__workshop__isnull=False
        ).values_list("pk", flat=True)
    )
    return {
        door.pk: Gate(id=door.pk, days=frozenset(door.valid_days), has_list=door.pk in listed)
        for door in doors
    }


def listed_doors(
    edition: Edition, registration_ids: Iterable[int] | None = None
) -> dict[int, list[int]]:
    """The doors with a list on which each registration stands."""
    places = WorkshopPlace.objects.filter(
        workshop__edition=edition,
        workshop__session__door__isnull=False,
        state=WorkshopPlace.State.CONFIRMED,
    )
    if registration_ids is not None:
        places = places.filter(registration__in=list(registration_ids))
    found: dict[int, list[int]] = defaultdict(list)
    for registration, door in places.order_by("pk").values_list(
        "registration", "workshop__session__door"
    ):
        found[registration].append(door)
    return found


def passage(scan: Scan, door: Door, zone: zoneinfo.ZoneInfo) -> Passage:
    return Passage(
        guid=scan.guid,
        place=ENTRANCE if door.kind == Door.Kind.ENTRANCE else str(door.pk),
        day=scan.at.astimezone(zone).date(),
        act=Act(scan.act),
        at=scan.at,
        position=scan.position,
        is_through=scan.is_through,
        undoes=scan.undoes,
    )
