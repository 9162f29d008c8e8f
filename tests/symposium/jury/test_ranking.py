"""The order: by score, then by tie rules, at last by a lot that can be drawn again."""

import random

from hypothesis import given
from hypothesis import strategies as st

from symposium.jury.ranking import Judged, Place, TieRule, lot, ranked

RULES = [rule.value for rule in TieRule]


def judged(key: str, score: float | None = 50.0, **values: float) -> Judged:
    filled = {"spread": 1.0, "weightiest": 50.0, "recommended": 0.5, **values}
    return Judged(key=key, score=score, **filled)


def test_each_place_says_what_decided_it() -> None:
    entries = [
        judged("best", 80),
        judged("weighty", weightiest=60),
        judged("wanted", recommended=1.0),
        judged("agreed", spread=0.5),
        judged("plain"),
        judged("unread", None),
    ]
    assert ranked(entries, RULES, 1) == [
        Place("best", 1, "score"),
        Place("weighty", 2, "score"),
        Place("wanted", 3, "weightiest"),
        Place("agreed", 4, "recommended"),
        Place("plain", 5, "agreed"),
        Place("unread", None, None),
    ]


def test_the_order_of_the_rules_is_the_organizers() -> None:
    entries = [judged("weighty", weightiest=60), judged("agreed", spread=0.5)]
    assert [place.key for place in ranked(entries, ["agreed", "weightiest"], 1)] == [
        "agreed",
        "weighty",
    ]


def test_what_no_rule_decides_is_drawn_by_lot() -> None:
    entries = [judged("a"), judged("b"), judged("c")]
    expected = sorted("abc", key=lambda key: lot(7, key))
    assert ranked(entries, RULES, 7) == [
        Place(expected[0], 1, "score"),
        Place(expected[1], 2, "lot"),
        Place(expected[2], 3, "lot"),
    ]


def test_differences_finer_than_the_method_are_ties() -> None:
    entries = [judged("a", 50.001, spread=2.0), judged("b", 50.0, spread=1.0)]
    assert [place.key for place in ranked(entries, RULES, 1)] == ["b", "a"]


numbers = st.floats(0, 100, allow_nan=False)
some = st.lists(
    st.builds(
        Judged,
        key=st.uuids().map(str),
        score=st.none() | numbers,
        spread=numbers,
        weightiest=numbers,
        recommended=numbers,
    ),
    unique_by=lambda one: one.key,
)


@given(some, st.integers(0, 9), st.randoms(use_true_random=False))
def test_the_same_input_in_any_order_gives_the_same_order(
    entries: list[Judged], seed: int, draw: random.Random
) -> None:
    first = ranked(entries, RULES, seed)
    draw.shuffle(entries)
    assert ranked(entries, RULES, seed) == first
    assert sorted(place.key for place in first) == sorted(one.key for one in entries)
