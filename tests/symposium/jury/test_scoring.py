"""Scores: weights, scales, strict and mild jurors, few reviews."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symposium.jury import scoring
from symposium.jury.scoring import Given, Measure

ONE = [Measure("a", 1, 1, 5)]
TWO = [Measure("a", 3, 1, 5), Measure("b", 1, 0, 10)]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"a": 5, "b": 10}, 100.0),
        ({"a": 1, "b": 0}, 0.0),
        ({"a": 5, "b": 0}, 75.0),
        ({"a": 3}, 50.0),
        ({}, None),
    ],
)
def test_points_place_scores_on_their_scales(scores: dict[str, int], expected: float) -> None:
    assert scoring.points(scores, TWO) == expected


def test_a_strict_and_a_mild_juror_who_agree_give_nearly_the_same() -> None:
    reviews = []
    for number in range(40):
        worth = number % 3
        reviews.append(Given(f"s{number}", "strict", {"a": 1 + worth}))
        reviews.append(Given(f"m{number}", "mild", {"a": 3 + worth}))
    fair = scoring.normalized(reviews, ONE)
    assert abs(fair["s2", "strict"] - fair["m2", "mild"]) < 8
    raw = scoring.points({"a": 5}, ONE) or 0
    assert raw - (scoring.points({"a": 3}, ONE) or 0) == 50


def test_a_single_low_review_is_not_taken_for_the_habit_of_its_juror() -> None:
    reviews = [Given(f"e{n}", f"j{n % 4}", {"a": 2 + n % 4}) for n in range(24)]
    reviews.append(Given("bad", "newcomer", {"a": 1}))
    fair = scoring.normalized(reviews, ONE)
    assert fair["bad", "newcomer"] == min(fair.values())


def test_jurors_who_give_everybody_the_same_do_no_harm() -> None:
    reviews = [Given(f"e{n}", f"j{n % 2}", {"a": 4}) for n in range(6)]
    assert {score.normalized for score in scoring.scores(reviews, ONE).values()} == {75.0}


def test_an_entry_has_mean_spread_and_means_by_criterion() -> None:
    reviews = [Given("e", "j1", {"a": 5, "b": 10}), Given("e", "j2", {"a": 3, "b": 0})]
    score = scoring.scores(reviews, TWO)["e"]
    assert (score.count, score.raw) == (2, 68.75)
    assert dict(score.by_criterion) == {"a": 75.0, "b": 50.0}
    assert score.spread > 0


def test_without_reviews_there_is_no_score() -> None:
    assert scoring.scores([], ONE) == {}
    assert scoring.scores([Given("e", "j", {})], ONE) == {}


@given(
    st.lists(
        st.builds(
            Given,
            entry=st.sampled_from("uvwxyz"),
            juror=st.sampled_from("jkl"),
            scores=st.fixed_dictionaries({"a": st.integers(1, 5), "b": st.integers(0, 10)}),
        ),
        unique_by=lambda one: (one.entry, one.juror),
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_rows_changes_no_digit(reviews: list[Given], draw: random.Random) -> None:
    first = scoring.scores(reviews, TWO)
    draw.shuffle(reviews)
    assert scoring.scores(reviews, TWO) == first
