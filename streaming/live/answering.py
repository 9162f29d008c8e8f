"""From the text of a message to its answer, for sockets and for posts alike."""

import logging

from django.db import DatabaseError
from django.utils import timezone, translation

from streaming.broadcast.models import Stage
from streaming.live import commands, protocol
from streaming.live.protocol import Message, TemporarilyUnavailable
from streaming.live.visitors import Visitor
from symposium.lib.events import Json
from symposium.lib.refusals import Refusal

log = logging.getLogger(__name__)


async def answer(
    text: str | None,
    *,
    stage: Stage,
    visitor: Visitor,
    votes: commands.VoteBatches,
    language: str,
) -> Json | None:
    """Do what a message says. The answer is an acknowledgement, sent after the commit, or an
    error; None for a message without an id that went well. Never raises."""
    id_ = ""
    try:
        message = protocol.parse(text)
        id_ = message.id
        command = commands.Command(
            message=message,
            stage=stage,
            visitor=visitor,
            votes=votes,
            language=language,
            at=timezone.now(),
        )
        result = await _handler(message)(command)
    except Refusal as refusal:
        return _error(id_, refusal, language)
    except (DatabaseError, BufferError) as error:
        log.warning("A message could not be carried out: %s", error)
        return _error(id_, TemporarilyUnavailable(), language)
    except Exception:
        log.exception("A message failed")
        return _error(id_, TemporarilyUnavailable(), language)
    return protocol.done(message, result) if id_ else None


def _handler(message: Message) -> commands.Handler:
    handler = commands.HANDLERS.get(message.type)
    if handler is None:
        raise protocol.UnknownType
    return handler


def _error(id_: str, refusal: Refusal, language: str) -> Json:
    with translation.override(language):
        return protocol.error(id_, refusal)
