"""Supporting questions, many votes in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from streaming.broadcast.models import Stage
from streaming.questions import events
from streaming.questions.access import Participant
from streaming.questions.models import Question, Upvote
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal


class NotVotable(Refusal):
    code = "not_votable"
    message = _("This question can no longer be supported.")


@dataclass(frozen=True)
class Wish:
    """That a person does, or no longer does, support a question."""

    stage_id: int
    question: str
    """The question's public id."""
    voter: str
    is_on: bool


@dataclass(frozen=True)
class Tally:
    """A question's votes; of two tallies the one with the higher version is newer."""

    votes: int
    version: int


def upvote(
    *, stage: Stage, question: str, participant: Participant, is_on: bool, at: datetime
) -> Tally:
    """Support a question (or stop to) and return its tally; raises NotVotable."""
    wish = Wish(stage.pk, question, participant.key, is_on)
    tally = change_upvotes(wishes=[wish], at=at)[0]
    if tally is None:
        raise NotVotable
    return tally


@transaction.atomic
def change_upvotes(*, wishes: Sequence[Wish], at: datetime) -> list[Tally | None]:
    """Fulfil wishes together; the answer gives each one's tally, None where it is not votable.

    The same wish twice changes nothing. Of contrary wishes of one person the last one holds.
    Five queries, however many wishes.
    """
    locked = {
        (question.stage_id, question.public_id): question
        for question in Question.objects.select_for_update(of=("self",))
        .select_related("stage__edition")
        .filter(public_id__in={wish.question for wish in wishes}, state=Question.State.PUBLISHED)
        .order_by("id")  # everybody locks in the same order, so nobody waits in a circle
    }
    last = {
        (locked[wish.stage_id, wish.question].pk, wish.voter): wish.is_on
        for wish in wishes
        if (wish.stage_id, wish.question) in locked
    }
    _record(last, at)
    _count(list(locked.values()))
    tallies = {
        key: Tally(question.votes_count, question.votes_version) for key, question in locked.items()
    }
    return [tallies.get((wish.stage_id, wish.question)) for wish in wishes]


def _record(last: dict[tuple[int, str], bool], at: datetime) -> None:
    added = [Upvote(question_id=id_, voter=voter, at=at) for (id_, voter), on in last.items() if on]
    Upvote.objects.bulk_create(added, ignore_conflicts=True)
    gone = Q()
    for (id_, voter), is_on in last.items():
        if not is_on:
            gone |= Q(question_id=id_, voter=voter)
    if gone:
        Upvote.objects.filter(gone).delete()


def _count(questions: list[Question]) -> None:
    """Set each tally to the number of its rows, and announce those that moved."""
    rows = Upvote.objects.filter(question__in=questions).values_list("question_id")
    counts = dict(rows.annotate(Count("id")))
    moved = [
        question for question in questions if question.votes_count != counts.get(question.pk, 0)
    ]
    for question in moved:
        question.votes_count = counts.get(question.pk, 0)
        question.votes_version += 1
    Question.objects.bulk_update(moved, ["votes_count", "votes_version"])
    after_commit.publish(
        *(
            events.QuestionVoted(
                stage=question.stage.key,
                id=question.public_id,
                votes=question.votes_count,
                votes_version=question.votes_version,
            )
            for question in moved
        )
    )
