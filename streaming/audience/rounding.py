"""Figures for the public are rounded down, so that nobody is found by a difference of one."""

SMALLEST = 5
"""Smaller figures are not told at all."""


def at_least(viewers: int) -> int:
    """The largest of 0, 1, 5, 10, 20, 50, 100, 200, 500 … that is not above the figure.

    1 stands for "a few": between 1 and 4.
    """
    if viewers < SMALLEST:
        return min(viewers, 1)
    step = 1
    while step * 10 <= viewers:
        step *= 10
    return max(step * factor for factor in (1, 2, 5) if step * factor <= viewers)


def published(viewers: int) -> int | None:
    """A figure for the record: exact from 5 on, None below (small cells are not published)."""
    return viewers if viewers >= SMALLEST else None
