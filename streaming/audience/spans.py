"""Played time as spans of whole seconds since 1970: joined, bounded, never more than was played."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

Span = tuple[int, int]
"""Start and end, end exclusive."""

MOST_A_DAY = 400
"""A player that stops and starts more often loses its shortest spans; usual days have some ten."""


def of_minute(starts_at: datetime, seconds: int) -> list[Span]:
    """The spans of a minute whose played seconds are given as bits."""
    base, spans, second = int(starts_at.timestamp()), [], 0
    while seconds >> second:
        start = second + ((seconds >> second) & -(seconds >> second)).bit_length() - 1
        second = start
        while seconds >> second & 1:
            second += 1
        spans.append((base + start, base + second))
    return spans


def joined(spans: Iterable[Sequence[int]]) -> list[Span]:
    """The same time in spans that are in order and neither touch nor overlap."""
    whole: list[Span] = []
    for start, end in sorted((int(start), int(end)) for start, end in spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((start, end))
    return whole


def bounded(spans: Sequence[Span]) -> list[Span]:
    """At most MOST_A_DAY of them, the longest, in order."""
    longest = sorted(spans, key=lambda span: span[0] - span[1])[:MOST_A_DAY]
    return sorted(longest)


def as_interval(span: Sequence[int]) -> tuple[datetime, datetime]:
    return datetime.fromtimestamp(span[0], UTC), datetime.fromtimestamp(span[1], UTC)
