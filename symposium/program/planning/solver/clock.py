"""Time as the solver counts it: whole minutes since the beginning of the edition."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from symposium.program.planning.plan import Window

Span = tuple[int, int]
# What lies outside civil hours is counted in steps of so many minutes.
STEP = 30
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Clock:
    """`starts_at` is minute zero; `minutes` is how long the edition lasts."""

    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo

    @property
    def minutes(self) -> int:
        return self.minute(self.ends_at)

    def minute(self, instant: datetime) -> int:
        """Rounded up to a whole minute."""
        return math.ceil((instant.astimezone(UTC) - self.starts_at.astimezone(UTC)) / MINUTE)

    def instant(self, minute: int) -> datetime:
        return (self.starts_at.astimezone(UTC) + timedelta(minutes=minute)).astimezone(self.zone)

    def spans(self, windows: Iterable[Window]) -> list[Span]:
        """Windows in minutes, in order, those that touch or overlap made one."""
        return merged(
            (
                self.minute(w.starts_at),
                math.floor((w.ends_at.astimezone(UTC) - self.starts_at.astimezone(UTC)) / MINUTE),
            )
            for w in windows
        )

    def day_starts(self) -> list[int]:
        """The minute in which each local day begins."""
        first = self.starts_at.astimezone(self.zone)
        starts = [0]
        day = first.date()
        while True:
            day += timedelta(days=1)
            minute = self.minute(datetime.combine(day, time(), self.zone))
            if minute >= self.minutes:
                return starts
            starts.append(minute)


def merged(spans: Iterable[Span]) -> list[Span]:
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        elif end > start:
            result.append((start, end))
    return result


def fits(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of the merged spans holds it all."""
    index = bisect_right(spans, (start, math.inf)) - 1
    return index >= 0 and end <= spans[index][1]


def outside(clock: Clock, zone: ZoneInfo, hours: Span, start: int, minutes: int) -> int:
    """Minutes outside somebody's civil hours, in steps of STEP; `hours` in minutes since midnight,
    like (480, 1320)."""
    awake = _civil_spans(clock, zone, hours)
    inside = sum(max(0, min(end, start + minutes) - max(begin, start)) for begin, end in awake)
    return -(-(minutes - inside) // STEP) * STEP


@lru_cache(maxsize=512)
def _civil_spans(clock: Clock, zone: ZoneInfo, hours: Span) -> tuple[Span, ...]:
    """The civil hours of each local day that touches the edition."""
    day = (clock.starts_at - timedelta(days=1)).astimezone(zone).date()
    last = (clock.ends_at + timedelta(days=1)).astimezone(zone).date()
    spans = []
    while day <= last:
        # Added on the wall clock, as is right on the days when it changes.
        midnight = datetime.combine(day, time(), zone)
        first, end = (clock.minute(midnight + timedelta(minutes=minute)) for minute in hours)
        spans.append((first, end))
        day += timedelta(days=1)
    return tuple(spans)


def day_of(day_starts: Sequence[int], minute: int) -> int:
    """The number of the local day in which a minute lies."""
    return max(0, bisect_right(day_starts, minute) - 1)
