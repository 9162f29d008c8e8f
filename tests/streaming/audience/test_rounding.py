import pytest
from hypothesis import given
from hypothesis import strategies as st

from streaming.audience.rounding import at_least, published


@pytest.mark.parametrize(
    ("viewers", "told"),
    [
        (0, 0),
        (1, 1),
        (4, 1),
        (5, 5),
        (9, 5),
        (10, 10),
        (199, 100),
        (200, 200),
        (999, 500),
        (1000, 1000),
        (233_000, 200_000),
    ],
)
def test_the_public_learns_a_round_figure(viewers: int, told: int) -> None:
    assert at_least(viewers) == told


@given(st.integers(0, 10**7))
def test_it_is_never_more_than_there_are_and_never_less_than_a_fifth(viewers: int) -> None:
    assert at_least(viewers) <= viewers < max(5, at_least(viewers) * 2.5 + 1)


def test_small_cells_are_not_published() -> None:
    assert [published(viewers) for viewers in (0, 4, 5, 6)] == [None, None, 5, 6]
