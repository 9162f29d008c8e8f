"""What browsers hear of questions. The reducers in `board.py` and `board.ts` read these."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from streaming.questions.models import Question, QuestionRoom
from symposium.lib.events import StageEvent


@dataclass(frozen=True)
class PublicQuestion:
    """A question as everybody may read it."""

    id: str
    text: str
    language: str
    author: str
    state: str
    votes: int
    session: str | None
    published_at: str
    answered_at: str | None
    answer: str
    answer_text: str
    version: int
    votes_version: int

    @classmethod
    def of(cls, question: Question) -> Self:
        assert question.published_at is not None  # noqa: S101 - a constraint keeps it
        return cls(
            id=question.public_id,
            text=question.text,
            language=question.language,
            author=question.shown_name,
            state=question.state,
            votes=question.votes_count,
            session=str(question.session_guid) if question.session_guid else None,
            published_at=question.published_at.astimezone(UTC).isoformat(),
            answered_at=_instant(question.answered_at),
            answer=question.answer,
            answer_text=question.answer_text,
            version=question.version,
            votes_version=question.votes_version,
        )


@dataclass(frozen=True)
class QueuedQuestion:
    """A question as moderators see it. Votes are public: they stand in the board alone."""

    id: str
    text: str
    original_text: str
    language: str
    author: str
    state: str
    reason: str
    answer: str
    answer_text: str
    is_pinned: bool
    asked_at: str
    published_at: str | None
    answered_at: str | None
    version: int

    @classmethod
    def of(cls, question: Question) -> Self:
        return cls(
            id=question.public_id,
            text=question.text,
            original_text=question.original_text,
            language=question.language,
            author=question.shown_name,
            state=question.state,
            reason=question.reason,
            answer=question.answer,
            answer_text=question.answer_text,
            is_pinned=question.is_pinned,
            asked_at=question.asked_at.astimezone(UTC).isoformat(),
            published_at=_instant(question.published_at),
            answered_at=_instant(question.answered_at),
            version=question.version,
        )


@dataclass(frozen=True)
class Rules:
    """The stage's rules, as the ask box needs them."""

    is_open: bool
    is_moderated: bool
    allows_anonymous: bool
    max_length: int

    @classmethod
    def of(cls, room: QuestionRoom) -> Self:
        return cls(room.is_open, room.is_moderated, room.allows_anonymous, room.max_length)


@dataclass(frozen=True, kw_only=True)
class QuestionPublished(StageEvent):
    type = "question.published"
    audience = "public"

    question: PublicQuestion


@dataclass(frozen=True, kw_only=True)
class QuestionEdited(StageEvent):
    type = "question.edited"
    audience = "public"

    question: PublicQuestion


@dataclass(frozen=True, kw_only=True)
class QuestionAnswered(StageEvent):
    type = "question.answered"
    audience = "public"

    question: PublicQuestion


@dataclass(frozen=True, kw_only=True)
class QuestionHidden(StageEvent):
    """Declined, withdrawn or taken back to the queue after it was public."""

    type = "question.hidden"
    audience = "public"

    id: str
    version: int


@dataclass(frozen=True, kw_only=True)
class QuestionVoted(StageEvent):
    type = "question.voted"
    audience = "public"
    replaces = ("id",)

    id: str
    votes: int
    votes_version: int


@dataclass(frozen=True, kw_only=True)
class QuestionPinned(StageEvent):
    """The question on the projector; None when there is none."""

    type = "question.pinned"
    audience = "public"
    replaces = ()

    id: str | None


@dataclass(frozen=True, kw_only=True)
class RulesChanged(StageEvent):
    type = "questions.rules_changed"
    audience = "public"
    replaces = ()

    rules: Rules


@dataclass(frozen=True, kw_only=True)
class QueueChanged(StageEvent):
    """A question's whole state, for moderators."""

    type = "queue.question_changed"
    audience = "moderators"

    question: QueuedQuestion


def _instant(at: datetime | None) -> str | None:
    """In UTC always, so that instants sort as texts."""
    return at.astimezone(UTC).isoformat() if at else None
