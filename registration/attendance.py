"""How long people took part, measured: on site by scans, online by watch time.

Whoever measures registers a source (in `AppConfig.ready`); what all sources say is joined here, so
that nothing counts twice, and cut to the time in which the edition had sessions.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from symposium.program.models import Edition, Session
from symposium.program.queries import released_program

Interval = tuple[datetime, datetime]
Kind = Literal["on_site", "online"]
Source = Callable[[Edition, Sequence[int]], Mapping[int, Sequence[Interval]]]
"""An edition and ids of its registrations → when each of them was there."""

NOT_COUNTED = {Session.Kind.BREAK, Session.Kind.SERVICE, Session.Kind.BLOCKER}

_sources: dict[Kind, list[Source]] = {"on_site": [], "online": []}


@dataclass(frozen=True)
class Measured:
    """Whole minutes, rounded down. `minutes` counts once what was both on site and online."""

    on_site_minutes: int = 0
    online_minutes: int = 0
    minutes: int = 0


def register(kind: Kind, source: Source) -> None:
    """Ask this source too. Twice is once."""
    if source not in _sources[kind]:
        _sources[kind].append(source)


def measured(
    edition: Edition, registration_ids: Sequence[int], within: Sequence[Interval] | None = None
) -> dict[int, Measured]:
    """What was measured of each of these registrations, within the edition's sessions or the given
    spans. As many queries as sources have, whatever the number of registrations."""
    counted = union(within) if within is not None else spans(edition)
    on_site = _asked("on_site", edition, registration_ids)
    online = _asked("online", edition, registration_ids)
    return {
        pk: Measured(
            on_site_minutes=whole_minutes(intersection(union(on_site.get(pk, [])), counted)),
            online_minutes=whole_minutes(intersection(union(online.get(pk, [])), counted)),
            minutes=whole_minutes(
                intersection(union([*on_site.get(pk, []), *online.get(pk, [])]), counted)
            ),
        )
        for pk in registration_ids
    }


def spans(edition: Edition) -> list[Interval]:
    """When the edition's released sessions are on, breaks left out; its whole days as long as
    nothing is released."""
    sessions = [
        (session.starts_at, session.ends_at)
        for session in released_program(edition).sessions
        if session.kind not in NOT_COUNTED
    ]
    return union(sessions) or [(edition.starts_at, edition.ends_at)]


def union(intervals: Iterable[Interval]) -> list[Interval]:
    """The same time in intervals that are in order and neither touch nor overlap."""
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if end <= start:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def intersection(some: Sequence[Interval], others: Sequence[Interval]) -> list[Interval]:
    """The time that lies in both of two unions. Linear in their lengths."""
    common: list[Interval] = []
    one = other = 0
    while one < len(some) and other < len(others):
        start = max(some[one][0], others[other][0])
        end = min(some[one][1], others[other][1])
        if start < end:
            common.append((start, end))
        if some[one][1] < others[other][1]:
            one += 1
        else:
            other += 1
    return common


def whole_minutes(intervals: Iterable[Interval]) -> int:
    return sum((end - start for start, end in intervals), timedelta()) // timedelta(minutes=1)


def _asked(
    kind: Kind, edition: Edition, registration_ids: Sequence[int]
) -> dict[int, list[Interval]]:
    found: dict[int, list[Interval]] = {}
    for source in _sources[kind]:
        for pk, intervals in source(edition, registration_ids).items():
            found.setdefault(pk, []).extend(intervals)
    return found
