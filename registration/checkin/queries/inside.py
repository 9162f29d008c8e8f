"""Who is inside, and for how long people were."""

import zoneinfo
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from registration.checkin import facts
from registration.checkin.models import Scan
from registration.checkin.rules import ENTRANCE, Act, Passage, standing
from registration.models import Registration, RegistrationQuerySet
from symposium.program.models import Edition, Session

Interval = tuple[datetime, datetime]


def inside_now(edition: Edition, *, at: datetime) -> RegistrationQuerySet:
    """Those who came in by an entrance today and have not left."""
    last = last_passages(edition, at=at)
    keys = [pk for pk, places in last.items() if _is_in(places.get(ENTRANCE))]
    return Registration.objects.filter(pk__in=keys)


def last_passages(edition: Edition, *, at: datetime) -> dict[int, dict[str, Passage]]:
    """By person and place, the last passage of today that stands. One query."""
    day = at.astimezone(edition.zone).date()
    found: dict[int, dict[str, Passage]] = defaultdict(dict)
    for person, passages in passages_of(edition, _scans_of_day(edition, day)).items():
        for one in standing(passages):
            found[person][one.place] = one
    return found


def intervals_of(
    edition: Edition, registration_ids: Sequence[int], *, at: datetime
) -> dict[int, list[Interval]]:
    """When each of them was on site, by their scans.

    From each coming in to the next going out at the same place. Who was not scanned out stayed
    until the end of that door's session, or of the day's last session on site; or is still there.
    """
    scans = Scan.objects.counted().filter(edition=edition, registration__in=registration_ids)
    ends = {where: min(end, at) for where, end in _ends(edition).items()}
    return {
        person: intervals(passages, ends)
        for person, passages in passages_of(edition, scans).items()
    }


def intervals(
    passages: Iterable[Passage], ends: Mapping[tuple[str, date], datetime]
) -> list[Interval]:
    """Pairs of in and out; `ends` by place and day closes what is left open."""
    found: list[Interval] = []
    opened: dict[tuple[str, date], datetime] = {}
    for one in standing(passages):
        where = (one.place, one.day)
        if one.act == Act.IN:
            opened.setdefault(where, one.at)
        elif where in opened:
            found.append((opened.pop(where), one.at))
    for where, since in opened.items():
        end = ends.get(where) or ends.get((ENTRANCE, where[1]))
        if end is not None and end > since:
            found.append((since, end))
    return sorted(found)


def passages_of(edition: Edition, scans: Iterable[Scan]) -> dict[int, list[Passage]]:
    doors = {door.pk: door for door in edition.doors.all()}
    found: dict[int, list[Passage]] = defaultdict(list)
    for scan in scans:
        if scan.registration_id is not None:
            one = facts.passage(scan, doors[scan.door_id], edition.zone)
            found[scan.registration_id].append(one)
    return found


def _scans_of_day(edition: Edition, day: date) -> Iterable[Scan]:
    start = datetime.combine(day, time.min, edition.zone)
    scans = Scan.objects.counted().filter(edition=edition)
    return scans.filter(at__gte=start, at__lt=start + timedelta(days=1))


def _ends(edition: Edition) -> dict[tuple[str, date], datetime]:
    """When each door's session ends, and the last session of each day."""
    ends: dict[tuple[str, date], datetime] = {}
    sessions = Session.objects.filter(edition=edition).scheduled().public()
    for ends_at, door in sessions.values_list("ends_at", "door"):
        if ends_at is not None:
            _later(ends, ENTRANCE, ends_at, edition.zone)
            if door is not None:
                _later(ends, str(door), ends_at, edition.zone)
    return ends


def _later(
    ends: dict[tuple[str, date], datetime],
    place: str,
    ends_at: datetime,
    zone: zoneinfo.ZoneInfo,
) -> None:
    key = (place, ends_at.astimezone(zone).date())
    ends[key] = max(ends.get(key, ends_at), ends_at)


def _is_in(passage: Passage | None) -> bool:
    return passage is not None and passage.act == Act.IN
