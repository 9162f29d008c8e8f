from collections import Counter
from datetime import datetime, timedelta

import pytest

from registration.lines import Party, answer_by, walk


def party(name: str, **needs: int) -> Party[str]:
    return Party([name], Counter({int(pool[1:]): need for pool, need in needs.items()}))


def served(*parties: Party[str], free: dict[int, int], **options: bool) -> str:
    sizes = dict.fromkeys(free, 5)
    found = walk(parties, free=free, sizes=sizes, **options)
    return "".join(verdict.party.rows[0] for verdict in found if verdict.is_served)


def test_the_first_come_first() -> None:
    assert served(party("a", p1=1), party("b", p1=1), party("c", p1=1), free={1: 2}) == "ab"


def test_whoever_needs_no_seat_of_any_quota_gets_one() -> None:
    assert served(party("a"), party("b", p1=1), free={1: 0}) == "a"


def test_overbooked_is_full() -> None:
    assert served(party("a", p1=1), free={1: -3}) == ""


def test_a_seat_that_is_not_waited_for_passes_by() -> None:
    """The first waits for pool 2 and leaves what is free of pool 1 to the next."""
    first, second = party("a", p1=1, p2=1), party("b", p1=1)
    assert served(first, second, free={1: 1, 2: 0}) == "b"


def test_seats_are_held_for_a_delegation() -> None:
    whole, single, other = party("d", p1=3), party("a", p1=1), party("b", p2=1)
    assert served(whole, single, other, free={1: 2, 2: 1}) == "b"
    assert served(whole, single, other, free={1: 4, 2: 1}) == "dab"


def test_nothing_is_held_for_whoever_can_never_fit() -> None:
    assert served(party("d", p1=6), party("a", p1=1), free={1: 2}) == "a"


def test_nothing_is_held_in_the_last_days() -> None:
    assert served(party("d", p1=3), party("a", p1=1), free={1: 2}, holds=False) == "a"


def test_the_verdict_tells_why() -> None:
    whole, single = party("d", p1=3), party("a", p1=1, p2=1)
    first, second = walk([whole, single], free={1: 2, 2: 0}, sizes={1: 5, 2: 5})
    assert (first.full, first.held) == ({1}, set())
    assert (second.full, second.held) == ({2}, {1})


@pytest.mark.parametrize(
    ("before", "hours"),
    [
        (timedelta(days=100), 72),
        (timedelta(days=12), 72),
        (timedelta(days=4), 24),
        (timedelta(hours=4), 1),
        (timedelta(hours=1), 1),
        (timedelta(days=-1), 1),
    ],
)
def test_time_to_answer(now: datetime, before: timedelta, hours: int) -> None:
    until = answer_by(at=now, hours=72, starts_at=now + before)
    assert until == now + timedelta(hours=hours)
