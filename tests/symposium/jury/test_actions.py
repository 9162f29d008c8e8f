"""Assigning on rows, reviews with versions, conflicts, jurors who leave, and the record."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from symposium.accounts.models import AuditEntry, User
from symposium.jury import actions
from symposium.jury.models import Assignment, Conflict, Entry, Juror, Procedure, Review
from tests.conftest import NOW


def opinion(procedure: Procedure, score: int = 4, **values: str) -> actions.Opinion:
    scores = {str(one.pk): score for one in procedure.criteria.all()}
    return actions.Opinion(scores=scores, **{"recommendation": "accept", **values})


def submit(assignment: Assignment, score: int = 4) -> Review:
    procedure = assignment.entry.procedure
    return actions.save_review(
        assignment=assignment, version=0, opinion=opinion(procedure, score), submit=True, at=NOW
    )


def test_every_entry_gets_three_jurors_without_conflict(
    assignments: list[Assignment], entries: list[Entry], jurors: list[Juror]
) -> None:
    pairs = {(row.entry_id, row.juror_id) for row in assignments}
    assert Counter(entry for entry, _juror in pairs) == {entry.pk: 3 for entry in entries}
    assert (entries[0].pk, jurors[0].pk) not in pairs
    assert (entries[1].pk, jurors[1].pk) not in pairs
    loads = Counter(juror for _entry, juror in pairs)
    assert max(loads.values()) - min(loads.values()) <= 1


def test_the_own_country_counts_regions_to_it_when_the_rules_say_so(
    procedure: Procedure, jurors: list[Juror], entries: list[Entry], organizer: User
) -> None:
    procedure.excludes_own_country = True
    procedure.save()
    Entry.objects.filter(pk=entries[3].pk).update(countries=["CN"])
    actions.assign_reviews(procedure=procedure, by=organizer, at=NOW)
    assert not Assignment.objects.filter(entry=entries[3], juror=jurors[0]).exists()


def test_assigning_twice_is_assigning_once_and_both_are_recorded(
    procedure: Procedure, assignments: list[Assignment], organizer: User
) -> None:
    again = actions.assign_reviews(procedure=procedure, by=organizer, at=NOW)
    assert again == actions.Outcome(0, 0, 0)
    assert list(Assignment.objects.order_by("entry_id", "juror_id")) == assignments
    records = AuditEntry.objects.filter(verb="jury.assigned")
    assert [record.changes["added"] for record in records] == [[None, 0], [None, 18]]


def test_a_juror_who_leaves_keeps_what_is_submitted_and_the_rest_goes_to_others(
    procedure: Procedure, assignments: list[Assignment], organizer: User
) -> None:
    leaving = assignments[0].juror
    own = [row for row in assignments if row.juror == leaving]
    submit(own[0])
    others = {row.pk for row in assignments if row.juror != leaving}
    count = actions.release_juror(juror=leaving, by=organizer, at=NOW)
    assert count == len(own) - 1
    outcome = actions.assign_reviews(procedure=procedure, by=organizer, at=NOW)
    # Three jurors are left: the entries with a conflict among them lack a review.
    assert outcome.added + outcome.lacking == count
    assert others | {own[0].pk} <= set(Assignment.objects.values_list("pk", flat=True))


def test_a_declared_conflict_takes_the_assignment_and_keeps_it_away(
    procedure: Procedure, assignments: list[Assignment], organizer: User
) -> None:
    row = assignments[-1]
    actions.declare_conflict(assignment=row, note="A friend", by=row.juror.user, at=NOW)
    actions.assign_reviews(procedure=procedure, by=organizer, at=NOW)
    assert not Assignment.objects.filter(entry=row.entry, juror=row.juror).exists()
    assert Assignment.objects.filter(entry=row.entry).count() == 3
    assert list(Conflict.objects.values_list("entry", "juror", "note")) == [
        (row.entry_id, row.juror_id, "A friend")
    ]
    assert AuditEntry.objects.filter(verb="jury.conflict_declared").count() == 1


def test_a_draft_may_have_gaps_and_a_submitted_review_may_not(
    procedure: Procedure, assignments: list[Assignment]
) -> None:
    row, part = assignments[0], actions.Opinion(scores={})
    draft = actions.save_review(assignment=row, version=0, opinion=part, submit=False, at=NOW)
    assert (draft.version, draft.submitted_at) == (1, None)
    with pytest.raises(actions.ScoresMissing):
        actions.save_review(assignment=row, version=1, opinion=part, submit=True, at=NOW)
    done = actions.save_review(
        assignment=row, version=1, opinion=opinion(procedure), submit=True, at=NOW
    )
    assert (done.version, done.submitted_at) == (2, NOW)
    with pytest.raises(actions.ScoresMissing):
        actions.save_review(assignment=row, version=2, opinion=part, submit=False, at=NOW)


def test_a_stale_review_overwrites_nothing(
    procedure: Procedure, assignments: list[Assignment]
) -> None:
    submit(assignments[0], score=5)
    with pytest.raises(actions.StaleReview) as refusal:
        submit(assignments[0], score=1)
    assert set(refusal.value.current.scores.values()) == {5}
    assert set(Review.objects.get().scores.values()) == {5}


def test_scores_of_another_rubric_are_left_out(
    procedure: Procedure, assignments: list[Assignment]
) -> None:
    said = actions.Opinion(
        scores={**opinion(procedure).scores, "999999": 5}, recommendation="accept"
    )
    review = actions.save_review(
        assignment=assignments[0], version=0, opinion=said, submit=True, at=NOW
    )
    assert review.scores.keys() == {str(one.pk) for one in procedure.criteria.all()}


@pytest.mark.parametrize(
    ("after", "is_open"), [(timedelta(seconds=-1), True), (timedelta(), False)]
)
def test_reviews_close_at_their_hour(
    procedure: Procedure, assignments: list[Assignment], after: timedelta, is_open: bool
) -> None:
    procedure.closes_at = NOW
    procedure.save()
    row = Assignment.objects.select_related("entry__procedure").get(pk=assignments[0].pk)
    at: datetime = NOW + after
    if is_open:
        actions.save_review(
            assignment=row, version=0, opinion=opinion(procedure), submit=True, at=at
        )
        return
    with pytest.raises(actions.ReviewsClosed):
        actions.save_review(
            assignment=row, version=0, opinion=opinion(procedure), submit=True, at=at
        )
    assert not Review.objects.exists()
