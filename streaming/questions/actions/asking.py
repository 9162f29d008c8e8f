"""Asking a question and taking it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from streaming.broadcast.models import Stage
from streaming.questions import queries, text
from streaming.questions.access import Participant
from streaming.questions.actions.announcing import PUBLIC_STATES, announce
from streaming.questions.models import LONGEST_NAME, Question, QuestionRoom
from symposium.lib.refusals import Refusal

MOST_OPEN = 500
"""Past so many open questions a stage without moderation queues the next ones: the list goes
to each newcomer as a whole, so it must have an end."""


class QuestionsClosed(Refusal):
    code = "questions_closed"
    message = _("Questions are closed at the moment.")


class EmptyQuestion(Refusal):
    code = "empty"
    message = _("Write your question first.")


class TooLong(Refusal):
    code = "too_long"
    message = _("The question is too long. Please shorten it.")


class NameNeeded(Refusal):
    code = "name_needed"
    message = _("Questions need a name here. Please give yours.")


@transaction.atomic
def ask(
    *,
    stage: Stage,
    participant: Participant,
    text_given: str,
    client_id: str,
    at: datetime,
    language: str = "",
    display_name: str = "",
    is_anonymous: bool = False,
    session_guid: UUID | None = None,
) -> Question:
    """Put a question to a stage. The same `client_id` of the same person asks only once.

    Raises QuestionsClosed, EmptyQuestion, TooLong, NameNeeded.
    """
    known = Question.objects.filter(stage=stage, asker=participant.key, client_id=client_id).first()
    if known is not None:
        return known
    room = queries.room_of(stage)
    words = text.clean(text_given)
    name = text.clean(display_name)[:LONGEST_NAME]
    _check(room, words, name=name, is_anonymous=is_anonymous)
    is_published = not room.is_moderated and _has_space(stage)
    question, is_new = Question.objects.get_or_create(
        stage=stage,
        asker=participant.key,
        client_id=client_id,
        defaults={
            "text": words,
            "original_text": words,
            "language": language,
            "author": participant.user,
            "display_name": name,
            "is_anonymous": is_anonymous or not name,
            "session_guid": session_guid,
            "state": Question.State.PUBLISHED if is_published else Question.State.PENDING,
            "asked_at": at,
            "published_at": at if is_published else None,
        },
    )
    if is_new:
        announce(question, was_public=False)
    return question


@transaction.atomic
def withdraw(*, question: Question, at: datetime) -> Question:
    """The asker takes a question back; one that was answered stays in the record."""
    locked = (
        Question.objects.select_for_update().select_related("stage__edition").get(pk=question.pk)
    )
    if locked.state in {Question.State.WITHDRAWN, Question.State.ANSWERED}:
        return locked
    was_public, was_pinned = locked.state in PUBLIC_STATES, locked.is_pinned
    locked.state = Question.State.WITHDRAWN
    locked.is_pinned = False
    locked.version += 1
    locked.save(update_fields=["state", "is_pinned", "version"])
    announce(locked, was_public=was_public, was_pinned=was_pinned)
    return locked


def _check(room: QuestionRoom, words: str, *, name: str, is_anonymous: bool) -> None:
    if not room.is_open:
        raise QuestionsClosed
    if not words:
        raise EmptyQuestion
    if len(words) > room.max_length:
        raise TooLong
    if not room.allows_anonymous and (is_anonymous or not name):
        raise NameNeeded


def _has_space(stage: Stage) -> bool:
    return Question.objects.filter(stage=stage).open().count() < MOST_OPEN
