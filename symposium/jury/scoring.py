"""From scores to one number for each entry, fair between strict and mild jurors.

The method is said in words in `METHOD`, which every page that shows such a number offers.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

# So many reviews of an average juror are mixed into each juror's own; who has judged little is
# taken for average.
SHRINKAGE = 4.0

METHOD = [
    _(
        "Each review gives 0 to 100 points: every score is placed on its scale and counts by the "
        "weight of its criterion."
    ),
    _(
        "Some jurors are strict and some are mild. For each juror we take the mean and the spread "
        "of the own points, and mix in four reviews of an average juror, so that somebody with "
        "few reviews is treated as nearly average (an empirical-Bayes shrinkage)."
    ),
    _(
        "A review's normalized points tell how far it lies from its juror's mean, measured in the "
        "juror's spread, and carried over to the mean and spread of all reviews."
    ),
    _(
        "An entry's score is the mean of its normalized reviews. The spread beside it is their "
        "standard deviation: a large one means that the jurors disagree."
    ),
]


@dataclass(frozen=True)
class Measure:
    """A criterion: its key, its weight, its scale."""

    key: str
    weight: int
    lowest: int
    highest: int


@dataclass(frozen=True)
class Given:
    """One submitted review: entry, juror, scores by criterion."""

    entry: str
    juror: str
    scores: Mapping[str, int]


@dataclass(frozen=True)
class Score:
    """An entry's result, 0 to 100 before normalization; normalized points may pass either end.

    `raw` and `normalized` are means over `count` reviews, `spread` is the standard deviation of
    the normalized points, `by_criterion` the mean of each criterion on a scale of 0 to 100.
    """

    count: int
    raw: float
    normalized: float
    spread: float
    by_criterion: Mapping[str, float]


def points(scores: Mapping[str, int], rubric: Sequence[Measure]) -> float | None:
    """0 to 100; criteria without a score do not count. None when none has one."""
    rated = [one for one in rubric if one.key in scores]
    total = sum(one.weight for one in rated)
    if not total:
        return None
    return math.fsum(one.weight * _share(one, scores[one.key]) for one in rated) / total


def _share(one: Measure, score: int) -> float:
    return 100.0 * (score - one.lowest) / (one.highest - one.lowest)


def normalized(reviews: Sequence[Given], rubric: Sequence[Measure]) -> dict[tuple[str, str], float]:
    """Normalized points by (entry, juror). Linear in the number of reviews.

    Juror j with n reviews, mean x̄ and variance s²; m and v those of all reviews; k = SHRINKAGE:
    mean (n·x̄ + k·m) / (n + k), variance ((n-1)·s² + k·v) / (n - 1 + k).
    """
    raw = {}
    for review in reviews:
        value = points(review.scores, rubric)
        if value is not None:
            raw[review.entry, review.juror] = value
    everybody = _Moments.of(raw.values())
    by_juror: dict[str, list[float]] = defaultdict(list)
    for (_entry, juror), value in raw.items():
        by_juror[juror].append(value)
    habits = {juror: _habit(values, everybody) for juror, values in by_juror.items()}
    scale = math.sqrt(everybody.variance)
    return {
        pair: everybody.mean + scale * (value - habits[pair[1]][0]) / habits[pair[1]][1]
        for pair, value in raw.items()
    }


@dataclass(frozen=True)
class _Moments:
    mean: float
    variance: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "_Moments":
        """Mean and sample variance. fsum rounds once, so the order of rows does not matter."""
        rows = list(values)
        if not rows:
            return cls(0.0, 0.0)
        mean = math.fsum(rows) / len(rows)
        if len(rows) == 1:
            return cls(mean, 0.0)
        return cls(mean, math.fsum((x - mean) ** 2 for x in rows) / (len(rows) - 1))


def _habit(values: Sequence[float], everybody: _Moments) -> tuple[float, float]:
    """A juror's shrunk mean and standard deviation; the latter is never zero."""
    count, own = len(values), _Moments.of(values)
    mean = (count * own.mean + SHRINKAGE * everybody.mean) / (count + SHRINKAGE)
    freedom = count - 1 + SHRINKAGE
    variance = ((count - 1) * own.variance + SHRINKAGE * everybody.variance) / freedom
    return mean, math.sqrt(variance) or 1.0


def scores(reviews: Sequence[Given], rubric: Sequence[Measure]) -> dict[str, Score]:
    """Each entry's result; entries without a submitted review are not in it."""
    fair = normalized(reviews, rubric)
    by_entry: dict[str, list[Given]] = defaultdict(list)
    for review in reviews:
        if (review.entry, review.juror) in fair:
            by_entry[review.entry].append(review)
    return {entry: _score(given, fair, rubric) for entry, given in by_entry.items()}


def _score(
    given: Sequence[Given], fair: Mapping[tuple[str, str], float], rubric: Sequence[Measure]
) -> Score:
    own = _Moments.of(fair[review.entry, review.juror] for review in given)
    raw = _Moments.of(points(review.scores, rubric) or 0.0 for review in given)
    return Score(
        count=len(given),
        raw=raw.mean,
        normalized=own.mean,
        spread=math.sqrt(own.variance),
        by_criterion={
            one.key: _Moments.of(
                _share(one, review.scores[one.key]) for review in given if one.key in review.scores
            ).mean
            for one in rubric
        },
    )
