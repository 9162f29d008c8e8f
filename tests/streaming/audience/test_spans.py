from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streaming.audience import spans

MINUTE = datetime(2021, 12, 14, 2, 0, tzinfo=UTC)
BASE = int(MINUTE.timestamp())


@pytest.mark.parametrize(
    ("bits", "expected"),
    [
        (0, []),
        (1, [(0, 1)]),
        ((1 << 60) - 1, [(0, 60)]),
        (0b1110011, [(0, 2), (4, 7)]),
        (1 << 59, [(59, 60)]),
    ],
)
def test_the_spans_of_a_minute(bits: int, expected: list[tuple[int, int]]) -> None:
    found = spans.of_minute(MINUTE, bits)
    assert [(start - BASE, end - BASE) for start, end in found] == expected


@given(st.integers(min_value=0, max_value=(1 << 60) - 1))
def test_spans_keep_each_second(bits: int) -> None:
    found = spans.of_minute(MINUTE, bits)
    assert sum(end - start for start, end in found) == bits.bit_count()
    assert spans.joined(found) == found


def test_joined_and_bounded() -> None:
    assert spans.joined([[60, 120], (0, 60), (200, 210), (205, 207)]) == [(0, 120), (200, 210)]
    many = [(number * 10, number * 10 + 1) for number in range(500)] + [(9000, 9500)]
    kept = spans.bounded(many)
    assert len(kept) == spans.MOST_A_DAY
    assert kept[-1] == (9000, 9500)
    assert kept == sorted(kept)


def test_as_interval() -> None:
    assert spans.as_interval((BASE, BASE + 90)) == (MINUTE, MINUTE + timedelta(seconds=90))
