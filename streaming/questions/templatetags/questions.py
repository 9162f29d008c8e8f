"""`{% questions_panel stage as panel %}`: what the panel beside a stage begins with."""

from dataclasses import dataclass

from django import template
from django.template.context import Context

from streaming.broadcast.models import Stage
from streaming.questions import access, queries
from streaming.questions.forms import AskForm
from streaming.questions.models import Question, QuestionRoom

register = template.Library()


@dataclass(frozen=True)
class Panel:
    room: QuestionRoom
    open: list[Question]
    answered: list[Question]
    supported: set[str]
    """Public ids of the questions that this visitor supports."""
    own: list[Question]
    """The visitor's questions that are not public."""
    form: AskForm


@register.simple_tag(takes_context=True)
def questions_panel(context: Context, stage: Stage) -> Panel:
    """Three queries for a visitor who is new here, five for others."""
    participant = access.participant_of(context["request"])
    room = queries.room_of(stage)
    public = queries.public(stage)
    return Panel(
        room=room,
        open=public.open,
        answered=public.answered,
        supported=queries.supported_by(participant.key, stage) if participant else set(),
        own=queries.asked_by(participant.key, stage) if participant else [],
        form=AskForm(room=room, name=_name_of(participant)),
    )


def _name_of(participant: access.Participant | None) -> str:
    user = participant.user if participant else None
    return user.display_name if user else ""
