"""What happened at the doors since a device last asked."""

import dataclasses
from datetime import datetime, time
from typing import Any

from registration.checkin.models import Conflict, Roll, Scan
from symposium.program.models import Edition

MOST_ROWS = 2000


@dataclasses.dataclass(frozen=True)
class Changes:
    """`is_all` is false when more is waiting beyond `position`."""

    position: int
    is_all: bool
    scans: list[list[Any]]
    conflicts: list[list[Any]]


def changes_since(edition: Edition, position: int, *, at: datetime) -> Changes:
    """Scans and conflicts with a position beyond the given one. At first (0) only today's scans:
    nobody is inside since yesterday."""
    roll = Roll.objects.filter(edition=edition).first()
    # Read before the rows: what is committed between the two comes again, instead of never.
    last = roll.position if roll else 0
    scans = Scan.objects.counted().filter(edition=edition, position__gt=position)
    if position == 0:
        today = at.astimezone(edition.zone).date()
        scans = scans.filter(at__gte=datetime.combine(today, time.min, edition.zone))
    found = list(scans.order_by("position").select_related("device")[: MOST_ROWS + 1])
    is_all = len(found) <= MOST_ROWS
    found = found[:MOST_ROWS]
    until = last if is_all else found[-1].position
    conflicts = Conflict.objects.filter(
        edition=edition, position__gt=position, position__lte=until
    ).select_related("scan__device", "earlier__device")
    return Changes(
        position=until,
        is_all=is_all,
        scans=[_scan(one) for one in found if one.position <= until],
        conflicts=[_conflict(one) for one in conflicts],
    )


def _scan(scan: Scan) -> list[Any]:
    return [
        str(scan.guid),
        scan.device.number,
        scan.door_id,
        scan.registration_id,
        scan.act,
        int(scan.is_through),
        _milliseconds(scan.at),
        str(scan.undoes) if scan.undoes else None,
        scan.position,
    ]


def _conflict(conflict: Conflict) -> list[Any]:
    scan, earlier = conflict.scan, conflict.earlier
    return [
        conflict.pk,
        conflict.kind,
        scan.registration_id,
        scan.door_id,
        scan.device.number,
        _milliseconds(scan.at),
        earlier.door_id if earlier else None,
        earlier.device.number if earlier else None,
        _milliseconds(earlier.at) if earlier else None,
        int(conflict.resolved_at is not None),
        conflict.note,
    ]


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)
