import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streaming.audience import beats
from streaming.audience.beats import BadBeat, Beat, State

START = datetime(2021, 12, 14, 1, 0, tzinfo=UTC)
Span = tuple[float, float]


@pytest.mark.parametrize(
    ("told", "beat"),
    [
        ({"state": "playing", "played": 15.2}, Beat(State.PLAYING, 15.2)),
        ({"state": "paused", "played": 0}, Beat(State.PAUSED, 0.0)),
        ({"state": "stalled"}, Beat(State.STALLED, 0.0)),
        # A tab that slept is believed for as long as a beat may tell of.
        ({"state": "playing", "played": 86400}, Beat(State.PLAYING, 30.0)),
        ({"state": "playing", "played": 10**4000}, Beat(State.PLAYING, 30.0)),
        # A browser has no say in when it was.
        ({"state": "playing", "played": 1, "at": "2999-01-01"}, Beat(State.PLAYING, 1.0)),
    ],
)
def test_what_a_player_tells(told: object, beat: Beat) -> None:
    assert beats.parse(told) == beat


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        "playing",
        {},
        {"state": "dancing"},
        {"state": ["playing"]},
        {"state": "playing", "played": "15"},
        {"state": "playing", "played": True},
        {"state": "playing", "played": -1},
        {"state": "playing", "played": math.nan},
        {"state": "playing", "played": math.inf},
    ],
)
def test_what_is_no_beat(told: object) -> None:
    with pytest.raises(BadBeat):
        beats.parse(told)


def test_a_span_is_cut_at_minutes() -> None:
    until = START + timedelta(seconds=62)
    minutes = beats.seconds_watched(5, until)
    assert minutes == {
        START: sum(1 << second for second in (57, 58, 59)),
        START + timedelta(minutes=1): 0b11,
    }


def _union(spans: list[Span]) -> dict[datetime, int]:
    """The bits that a store keeps of spans (seconds after START, from and until)."""
    kept: dict[datetime, int] = {}
    for begins, ends in spans:
        until = START + timedelta(seconds=ends)
        for minute, seconds in beats.seconds_watched(ends - begins, until).items():
            kept[minute] = kept.get(minute, 0) | seconds
    return kept


def _measured(spans: list[Span]) -> int:
    return sum(bits.bit_count() for bits in _union(spans).values())


def _length(spans: list[Span]) -> float:
    """The exact length of a union of intervals."""
    total, reached = 0.0, -math.inf
    for begins, ends in sorted(spans):
        total += max(0.0, ends - max(begins, reached))
        reached = max(reached, ends)
    return total


spans = st.tuples(st.floats(0, 600, allow_nan=False), st.floats(0, beats.LONGEST_SPAN_SECONDS)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


@given(st.lists(spans, max_size=30))
def test_watch_time_is_the_union_of_the_spans(told: list[Span]) -> None:
    # Each end of a separate stretch may be rounded by half a second.
    assert abs(_measured(told) - _length(told)) <= len(told) + 0.01


@given(st.lists(spans, max_size=15), st.randoms())
def test_repeats_and_another_order_change_nothing(told: list[Span], chance: object) -> None:
    again = told + told
    chance.shuffle(again)  # type: ignore[attr-defined]
    assert _union(again) == _union(told)


@given(st.lists(spans, max_size=15), st.lists(spans, max_size=15))
def test_two_tabs_count_once(one: list[Span], other: list[Span]) -> None:
    together = _measured(one + other)
    assert max(_measured(one), _measured(other)) <= together <= _measured(one) + _measured(other)
    assert _measured(one + one) == _measured(one)


# Eighths of a second are the same in floats and in microseconds.
@given(st.lists(st.integers(1, 232).map(lambda eighths: eighths / 8), min_size=1, max_size=60))
def test_beats_that_follow_each_other_leave_no_gap(lengths: list[float]) -> None:
    told, at = [], 0.0
    for length in lengths:
        told.append((at, at + length))
        at += length
    assert abs(_measured(told) - at) <= 1
