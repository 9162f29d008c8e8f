"""Verbs of a jury: who serves, who judges what, and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.jury import assigning, queries
from symposium.jury.models import Assignment, Conflict, Entry, Juror, Note, Procedure, Review
from symposium.lib.refusals import Refusal


class ReviewsClosed(Refusal):
    code = "reviews_closed"
    message = _("The time for reviews is over. Nothing was changed.")


class ScoresMissing(Refusal):
    code = "scores_missing"
    message = _("Give a score for each criterion, and a recommendation, before you submit.")


class StaleReview(Refusal):
    """The review has been written elsewhere since, such as in another window."""

    code = "stale_review"
    message = _("This review was saved in another window in the meantime. Nothing was overwritten.")

    def __init__(self, current: Review) -> None:
        super().__init__()
        self.current = current


@dataclass(frozen=True)
class Opinion:
    """What a juror says; `scores` by the criterion's key."""

    scores: Mapping[str, int]
    recommendation: str = ""
    comment_to_authors: str = ""
    comment_to_committee: str = ""


@dataclass(frozen=True)
class Outcome:
    """What assigning has done: pairs added and taken back, and reviews that nobody can give."""

    added: int
    removed: int
    lacking: int


@transaction.atomic
def save_juror(*, juror: Juror, by: User, at: datetime, edition_slug: str = "") -> Juror:
    """Take somebody into a jury, or change what is known of them; who had left serves again."""
    verb = "juror.changed" if juror.pk else "juror.added"
    juror.left_at = None
    juror.save()
    record_audit(actor=by, verb=verb, target=juror, at=at, edition_slug=edition_slug)
    return juror


@transaction.atomic
def release_juror(*, juror: Juror, by: User, at: datetime, edition_slug: str = "") -> int:
    """Let a juror go: submitted reviews stay, the rest waits for others. Answers how many wait."""
    juror.left_at = at
    juror.save(update_fields=["left_at"])
    open_ones = juror.assignments.exclude(review__submitted_at__isnull=False)
    count = open_ones.count()
    open_ones.delete()
    record_audit(
        actor=by,
        verb="juror.released",
        target=juror,
        at=at,
        edition_slug=edition_slug,
        changes={"reviews to give to others": (count, None)},
    )
    return count


@transaction.atomic
def assign_reviews(
    *, procedure: Procedure, by: User, at: datetime, edition_slug: str = ""
) -> Outcome:
    """Give every entry its jurors, changing as little as possible of what is assigned already.

    Pressing twice is pressing once. A draft of a review goes with its assignment only when a
    conflict has come up or the entry would else lack a review.
    """
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    existing = {
        (str(row.entry_id), str(row.juror_id)): row
        for row in Assignment.objects.filter(
            entry__procedure=procedure, entry__is_withdrawn=False
        ).select_related("review")
    }
    fixed = {pair for pair, row in existing.items() if _is_submitted(row)}
    assigned = assigning.assign(
        queries.entries_of(procedure),
        queries.jurors_of(procedure),
        queries.rules_of(procedure),
        declared=queries.declared_in(procedure),
        kept=existing.keys() - fixed,
        fixed=fixed,
    )
    gone = [row.pk for pair, row in existing.items() if pair not in assigned.pairs]
    new = sorted(assigned.pairs - existing.keys(), key=lambda pair: (int(pair[0]), int(pair[1])))
    Assignment.objects.filter(pk__in=gone).delete()
    Assignment.objects.bulk_create(
        [
            Assignment(entry_id=int(entry), juror_id=int(juror), assigned_at=at)
            for entry, juror in new
        ],
        batch_size=500,
    )
    outcome = Outcome(len(new), len(gone), sum(assigned.lacking.values()))
    record_audit(
        actor=by,
        verb="jury.assigned",
        target=procedure,
        at=at,
        edition_slug=edition_slug,
        changes={
            "seed": (None, procedure.seed),
            "added": (None, outcome.added),
            "removed": (None, outcome.removed),
            "lacking": (None, outcome.lacking),
        },
    )
    return outcome


@transaction.atomic
def declare_conflict(
    *, assignment: Assignment, note: str, by: User, at: datetime, edition_slug: str = ""
) -> None:
    """Step back from an entry. What was written about it goes; somebody else will judge it."""
    Conflict.objects.update_or_create(
        entry=assignment.entry,
        juror=assignment.juror,
        defaults={"note": note, "declared_at": at},
    )
    record_audit(
        actor=by,
        verb="jury.conflict_declared",
        target=assignment.entry,
        at=at,
        edition_slug=edition_slug,
        changes={"note": (None, note)},
    )
    assignment.delete()


@transaction.atomic
def save_review(
    *, assignment: Assignment, version: int, opinion: Opinion, submit: bool, at: datetime
) -> Review:
    """Keep a review as a draft, or submit it. `version` 0 names one that is not there yet.

    A submitted review may be changed until reviews close; it stays submitted. Raises
    ReviewsClosed, StaleReview, or ScoresMissing (only when it is or gets submitted).
    """
    locked = Assignment.objects.select_for_update().get(pk=assignment.pk)
    procedure = assignment.entry.procedure
    if not procedure.is_open_at(at):
        raise ReviewsClosed
    review = Review.objects.filter(assignment=locked).first() or Review(
        assignment=locked, version=0
    )
    if review.version != version:
        raise StaleReview(review)
    submitted = submit or review.submitted_at is not None
    keys = {one.key for one in queries.rubric_of(procedure)}
    if submitted and (keys - opinion.scores.keys() or not opinion.recommendation):
        raise ScoresMissing
    review.scores = {key: score for key, score in opinion.scores.items() if key in keys}
    review.recommendation = opinion.recommendation
    review.comment_to_authors = opinion.comment_to_authors
    review.comment_to_committee = opinion.comment_to_committee
    if submitted and review.submitted_at is None:
        review.submitted_at = at
    review.updated_at = at
    review.version += 1
    review.save()
    return review


def add_note(*, entry: Entry, author: User, text: str, at: datetime) -> Note:
    """Say something in the discussion of an entry."""
    return Note.objects.create(entry=entry, author=author, text=text, at=at)


def _is_submitted(row: Assignment) -> bool:
    review = getattr(row, "review", None)
    return review is not None and review.submitted_at is not None
