"""Which events a changed question sends, and to whom."""

from streaming.questions import events
from streaming.questions.models import Question
from symposium.lib import after_commit
from symposium.lib.events import Event

PUBLIC_STATES = frozenset({Question.State.PUBLISHED, Question.State.ANSWERED})


def announce(question: Question, *, was_public: bool, was_pinned: bool = False) -> None:
    """Tell the moderators, and the public as far as it is its business."""
    stage = question.stage.key
    news: list[Event] = []
    if question.state in PUBLIC_STATES:
        news.append(_shown(question, stage, was_public=was_public))
    elif was_public:
        news.append(
            events.QuestionHidden(stage=stage, id=question.public_id, version=question.version)
        )
    if question.is_pinned and not was_pinned:
        news.append(events.QuestionPinned(stage=stage, id=question.public_id))
    elif was_pinned and not question.is_pinned:
        news.append(events.QuestionPinned(stage=stage, id=None))
    news.append(events.QueueChanged(stage=stage, question=events.QueuedQuestion.of(question)))
    after_commit.publish(*news)


def _shown(question: Question, stage: str, *, was_public: bool) -> Event:
    shown = events.PublicQuestion.of(question)
    if question.state == Question.State.ANSWERED:
        return events.QuestionAnswered(stage=stage, question=shown)
    if was_public:
        return events.QuestionEdited(stage=stage, question=shown)
    return events.QuestionPublished(stage=stage, question=shown)
