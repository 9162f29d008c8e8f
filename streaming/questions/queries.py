"""Reads of questions: for boards, the ledger and the projector."""

from dataclasses import dataclass

from streaming.broadcast.models import Stage
from streaming.questions import board
from streaming.questions.events import PublicQuestion, QueuedQuestion, Rules
from streaming.questions.models import Question, QuestionRoom, Upvote
from symposium.lib.events import Json, plain


def room_of(stage: Stage) -> QuestionRoom:
    """The stage's rules; an unsaved row with the defaults when nobody has changed them."""
    return QuestionRoom.objects.filter(stage=stage).first() or QuestionRoom(stage=stage)


def board_part(stage: Stage) -> Json:
    """`{"rules", "pinned", "open": […], "answered": […]}`; two queries."""
    public = list(Question.objects.filter(stage=stage).public())
    shown: list[Json] = [plain(PublicQuestion.of(question)) for question in public]
    opened = [question for question in shown if question["state"] == Question.State.PUBLISHED]
    answered = [question for question in shown if question["state"] == Question.State.ANSWERED]
    return {
        "rules": plain(Rules.of(room_of(stage))),
        "pinned": next((question.public_id for question in public if question.is_pinned), None),
        "open": sorted(opened, key=board.open_order),
        "answered": board.answered_first(answered),
    }


def queue_part(stage: Stage) -> Json:
    """`{"questions": […]}` in every state, for moderators; one query."""
    questions = Question.objects.filter(stage=stage)
    queued: list[Json] = [plain(QueuedQuestion.of(question)) for question in questions]
    return {"questions": sorted(queued, key=board.queue_order)}


def supported_by(voter: str, stage: Stage) -> set[str]:
    """Ids of the stage's questions that a person supports."""
    votes = Upvote.objects.filter(question__stage=stage, voter=voter)
    return set(votes.values_list("question__public_id", flat=True))


def asked_by(asker: str, stage: Stage) -> list[Question]:
    """A person's own questions that the public does not see (yet), the latest first."""
    return list(
        Question.objects.filter(
            stage=stage,
            asker=asker,
            state__in=[Question.State.PENDING, Question.State.DECLINED],
        ).order_by("-asked_at")[:20]
    )


@dataclass(frozen=True)
class PublicQuestions:
    """Open ones by votes with the pinned one first, then answered ones, the latest first."""

    open: list[Question]
    answered: list[Question]


def public(stage: Stage) -> PublicQuestions:
    """What the audience reads; one query."""
    questions = list(Question.objects.filter(stage=stage).public().order_by("public_id"))
    opened = [question for question in questions if question.state == Question.State.PUBLISHED]
    answered = [question for question in questions if question.state == Question.State.ANSWERED]
    opened.sort(key=lambda question: (-question.votes_count, question.published_at))
    opened.sort(key=lambda question: not question.is_pinned)
    answered.sort(key=lambda question: str(question.answered_at), reverse=True)
    return PublicQuestions(opened, answered)


def pinned(stage: Stage) -> Question | None:
    """The question on the projector."""
    return Question.objects.filter(stage=stage, is_pinned=True).first()


@dataclass(frozen=True)
class Lanes:
    """The moderators' three columns."""

    waiting: list[Question]
    published: list[Question]
    done: list[Question]


def lanes(stage: Stage) -> Lanes:
    """All questions but those taken back; one query."""
    state = Question.State
    questions = list(Question.objects.filter(stage=stage).exclude(state=state.WITHDRAWN))
    opened = [question for question in questions if question.state == state.PUBLISHED]
    done = [
        question for question in questions if question.state in {state.ANSWERED, state.DECLINED}
    ]
    return Lanes(
        waiting=[question for question in questions if question.state == state.PENDING],
        published=sorted(opened, key=lambda question: -question.votes_count),
        done=sorted(done, key=lambda question: question.answered_at or question.asked_at)[::-1],
    )
