"""What categories and questions have in common: a place in a list, and a short name."""

from collections.abc import Collection
from typing import TypeVar

from django.utils.text import slugify

from registration.models import Category, Question

Row = TypeVar("Row", Category, Question)


def free_slug(text: str, *, otherwise: str, taken: Collection[str]) -> str:
    """A short name for addresses and exports that none of these has."""
    stem = slugify(text)[:40] or otherwise
    numbered = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(slug for slug in numbered if slug not in taken)


def in_new_order(rows: list[Row], row: Row, *, later: bool) -> list[Row]:
    """The rows with their new positions: one has changed places with its neighbor."""
    place = rows.index(row)
    other = min(max(place + (1 if later else -1), 0), len(rows) - 1)
    rows[place], rows[other] = rows[other], rows[place]
    for position, one in enumerate(rows):
        one.position = position
    return rows
