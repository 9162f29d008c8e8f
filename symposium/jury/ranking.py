"""The order of what was judged: by score, then by tie rules; same input, same order."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

# Scores closer than this are a tie: the method is not finer than that.
DECIMALS = 2
SCORE, LOT = "score", "lot"


class TieRule(models.TextChoices):
    WEIGHTIEST = "weightiest", _("the higher mean in the weightiest criterion")
    RECOMMENDED = "recommended", _("more recommendations to accept")
    AGREED = "agreed", _("the smaller spread between jurors")


@dataclass(frozen=True)
class Judged:
    """What the order depends on. `score` and `weightiest` are None without a review."""

    key: str
    score: float | None
    spread: float
    weightiest: float | None
    recommended: float


@dataclass(frozen=True)
class Place:
    """`number` counts from 1; `decided_by` is what put it behind the one before: "score", a
    TieRule or "lot". None in both: nobody has judged it."""

    key: str
    number: int | None
    decided_by: str | None


def ranked(entries: Sequence[Judged], rules: Sequence[str], seed: int) -> list[Place]:
    """All entries in their order, those without a review last."""
    order = sorted(
        (one for one in entries if one.score is not None),
        key=lambda one: (*_steps(one, rules), lot(seed, one.key)),
    )
    places = []
    for number, one in enumerate(order, start=1):
        before = order[number - 2] if number > 1 else None
        places.append(Place(one.key, number, _decided_by(before, one, rules)))
    unjudged = sorted(one.key for one in entries if one.score is None)
    return [*places, *(Place(key, None, None) for key in unjudged)]


def lot(seed: int, key: str) -> str:
    """A lot that anybody can draw again: the hash of seed and key; the smaller one wins."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def _steps(one: Judged, rules: Sequence[str]) -> list[float]:
    """What is compared, in this order; smaller is better."""
    values = {
        TieRule.WEIGHTIEST.value: -(one.weightiest or 0.0),
        TieRule.RECOMMENDED.value: -one.recommended,
        TieRule.AGREED.value: one.spread,
    }
    return [round(value, DECIMALS) for value in (-(one.score or 0.0), *(values[r] for r in rules))]


def _decided_by(before: Judged | None, one: Judged, rules: Sequence[str]) -> str:
    if before is None:
        return SCORE
    names = [SCORE, *rules]
    pairs = zip(names, _steps(before, rules), _steps(one, rules), strict=True)
    return next((name for name, mine, theirs in pairs if mine != theirs), LOT)
