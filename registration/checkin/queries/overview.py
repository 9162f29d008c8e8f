"""The organizers' page: figures of today, doors, admissions by time, conflicts."""

import dataclasses
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from registration.checkin.models import Conflict, Device, Door, Scan
from registration.checkin.queries.inside import passages_of
from registration.checkin.rules import ENTRANCE, Act, Passage, standing
from registration.models import Registration
from symposium.program.models import Edition

SLOT = timedelta(minutes=15)


@dataclasses.dataclass(frozen=True)
class DoorCount:
    """Of today: how many came in and went out, and how many are behind the door."""

    door: Door
    came: int
    left: int
    inside: int

    @property
    def is_full(self) -> bool:
        capacity = self.door.capacity
        return capacity is not None and self.inside >= capacity


def door_counts(edition: Edition, *, at: datetime) -> list[DoorCount]:
    """All doors with their figures of today. Four queries. People behind an entrance are counted
    at the entrance by which they came in."""
    doors = list(edition.doors.select_related("session__room", "edition"))
    came: Counter[int] = Counter()
    left: Counter[int] = Counter()
    inside: Counter[int] = Counter()
    by_guid = {scan.guid: scan for scan in _today(edition, at)}
    for passages in passages_of(edition, by_guid.values()).values():
        last: dict[str, Passage] = {}
        for one in standing(passages):
            (came if one.act == Act.IN else left)[by_guid[one.guid].door_id] += 1
            last[one.place] = one
        for one in last.values():
            if one.act == Act.IN:
                inside[by_guid[one.guid].door_id] += 1
    return [DoorCount(door, came[door.pk], left[door.pk], inside[door.pk]) for door in doors]


def overview(edition: Edition, *, at: datetime) -> dict[str, Any]:
    """How many are expected, came today and are inside; what is open."""
    counts = door_counts(edition, at=at)
    entrances = [one for one in counts if one.door.kind == Door.Kind.ENTRANCE]
    on_site = Registration.objects.filter(
        edition=edition, mode=Registration.Mode.ON_SITE, category__allows_on_site=True
    )
    return {
        "expected": on_site.confirmed().count(),
        "came": admitted_today(edition, at=at),
        "inside": sum(one.inside for one in entrances),
        "doors": counts,
        "open_conflicts": Conflict.objects.filter(edition=edition, resolved_at=None).count(),
        "waiting": sum(
            Device.objects.filter(edition=edition).at_work().values_list("waiting_count", flat=True)
        ),
    }


def admitted_today(edition: Edition, *, at: datetime) -> int:
    """How many different people came in today. One query."""
    return len(
        {
            scan.registration_id
            for scan in _today(edition, at)
            if scan.registration_id and scan.is_through and scan.act == Act.IN
        }
    )


def admissions_over_time(edition: Edition, *, at: datetime) -> list[tuple[datetime, int]]:
    """How many were admitted at entrances in each quarter of an hour of today, from the first to
    the last; empty quarters included."""
    entrances = set(edition.doors.filter(kind=Door.Kind.ENTRANCE).values_list("pk", flat=True))
    rows = [scan for scan in _today(edition, at) if scan.door_id in entrances]
    slots: Counter[datetime] = Counter()
    for passages in passages_of(edition, rows).values():
        for one in standing(passages):
            if one.act == Act.IN and one.place == ENTRANCE:
                slots[_slot(one.at)] += 1
    return list(_filled(slots))


def found_conflicts(edition: Edition) -> "QuerySet[Conflict]":
    """The open ones first, the latest on top, with all that a row shows in one query."""
    rows = Conflict.objects.filter(edition=edition).select_related(
        "scan__registration__institution",
        "scan__door",
        "scan__device",
        "earlier__door",
        "earlier__device",
        "resolved_by",
    )
    return rows.order_by("resolved_at", "-found_at", "-pk")


def scans_for_export(edition: Edition) -> "QuerySet[Scan]":
    """Everything that devices recorded, in the order of time, also what was not counted."""
    rows = Scan.objects.filter(edition=edition)
    return rows.select_related("registration__institution", "door", "device").order_by(
        "at", "position"
    )


def _today(edition: Edition, at: datetime) -> "QuerySet[Scan]":
    day = at.astimezone(edition.zone).date()
    start = datetime.combine(day, time.min, edition.zone)
    scans = Scan.objects.counted().filter(edition=edition)
    return scans.filter(at__gte=start, at__lt=start + timedelta(days=1))


def _slot(at: datetime) -> datetime:
    return at.replace(minute=at.minute - at.minute % 15, second=0, microsecond=0)


def _filled(slots: Counter[datetime]) -> Iterator[tuple[datetime, int]]:
    if not slots:
        return
    slot = min(slots)
    while slot <= max(slots):
        yield slot, slots[slot]
        slot += SLOT
