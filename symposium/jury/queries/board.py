"""Results: every entry with its score, spread, place, and how many reviews it has."""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass

from symposium.jury import ranking, scoring
from symposium.jury.models import Assignment, Entry, Procedure, Review

ACCEPTING = {Review.Recommendation.ACCEPT: 1.0, Review.Recommendation.RATHER_ACCEPT: 0.5}


@dataclass(frozen=True)
class Row:
    """An entry's line; `score` and `place.number` are None while nobody has judged it."""

    entry: Entry
    place: ranking.Place
    score: scoring.Score | None
    asked: int
    recommendations: Counter[str]

    @property
    def done(self) -> int:
        return self.score.count if self.score else 0


@dataclass(frozen=True)
class Board:
    """All rows in their order. `digest` is the same as long as order and scores are."""

    rows: list[Row]
    digest: str

    def by_entry(self) -> dict[int, Row]:
        return {row.entry.pk: row for row in self.rows}


def rubric_of(procedure: Procedure) -> list[scoring.Measure]:
    return [
        scoring.Measure(str(one.pk), one.weight, one.lowest, one.highest)
        for one in procedure.criteria.all()
    ]


def board_of(procedure: Procedure) -> Board:
    """Four queries, and time linear in the number of reviews."""
    rubric = rubric_of(procedure)
    entries = {
        str(entry.pk): entry for entry in Entry.objects.standing().filter(procedure=procedure)
    }
    asked = Counter(
        Assignment.objects.filter(entry__procedure=procedure).values_list("entry_id", flat=True)
    )
    given: list[scoring.Given] = []
    recommended: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for review in _submitted(procedure):
        key = str(review.assignment.entry_id)
        if key in entries:
            given.append(scoring.Given(key, str(review.assignment.juror_id), review.scores))
            recommended[key][review.recommendation] += 1
    scores = scoring.scores(given, rubric)
    weightiest = max(rubric, key=lambda one: one.weight).key if rubric else ""
    judged = [
        _judged(entry, scores.get(key), recommended[key], weightiest)
        for key, entry in entries.items()
    ]
    places = ranking.ranked(judged, procedure.tie_rules, procedure.seed)
    by_guid = {str(entry.guid): entry for entry in entries.values()}
    rows = []
    for place in places:
        entry = by_guid[place.key]
        key = str(entry.pk)
        rows.append(Row(entry, place, scores.get(key), asked[entry.pk], recommended[key]))
    return Board(rows, _digest(rows))


def _submitted(procedure: Procedure) -> list[Review]:
    rows = Review.objects.submitted().filter(assignment__entry__procedure=procedure)
    return list(rows.select_related("assignment").order_by("pk"))


def _judged(
    entry: Entry, score: scoring.Score | None, recommended: Counter[str], weightiest: str
) -> ranking.Judged:
    count = sum(recommended.values())
    accepting = sum(
        ACCEPTING.get(Review.Recommendation(r), 0.0) * n for r, n in recommended.items() if r
    )
    return ranking.Judged(
        # Lots are drawn on what is the same in a copy of the data.
        key=str(entry.guid),
        score=score.normalized if score else None,
        spread=score.spread if score else 0.0,
        weightiest=score.by_criterion.get(weightiest) if score else None,
        recommended=accepting / count if count else 0.0,
    )


def _digest(rows: list[Row]) -> str:
    lines = [
        f"{row.place.number}:{row.entry.guid}:{row.score.normalized:.4f}"
        for row in rows
        if row.score is not None
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
