"""What each message of a browser does: its name, who may send it, and the action behind it.

A handler returns what the acknowledgement carries, after the commit; it raises a Refusal.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import Http404
from django.utils import timezone

from streaming.audience import actions as audience
from streaming.audience import beats
from streaming.broadcast import queries as broadcast
from streaming.broadcast.models import Stage
from streaming.live.batches import Batches
from streaming.live.protocol import CookiesNeeded, Forbidden, Message, NotFound
from streaming.live.threads import in_thread
from streaming.live.visitors import Visitor
from streaming.questions import access, actions, limits
from streaming.questions.models import LONGEST_NAME, LONGEST_TEXT, Question
from symposium.accounts.models import User
from symposium.lib.events import Json

LONGEST_QUESTION_ID = 16


@dataclass(frozen=True)
class Command:
    """One message, with where, when and by whom it was sent."""

    message: Message
    stage: Stage
    visitor: Visitor
    votes: "VoteBatches"
    language: str
    at: datetime


Handler = Callable[[Command], Awaitable[Json]]
VoteBatches = Batches[actions.Wish, actions.Tally | None]


async def ping(command: Command) -> Json:
    """Tells that the socket lives, and the server's time."""
    return {"at": command.at.isoformat()}


async def ask(command: Command) -> Json:
    participant = await _participant(command)
    message = command.message
    ask_it = partial(
        _ask,
        command,
        participant,
        text=message.text("text", longest=4 * LONGEST_TEXT),
        name=message.text("name", longest=4 * LONGEST_NAME, default=""),
        is_anonymous=message.flag("anonymous", default=False),
    )
    question = await in_thread(ask_it)()
    return {"question": question.public_id, "state": question.state, "text": question.text}


async def upvote(command: Command) -> Json:
    participant = await _participant(command)
    question = command.message.text("question", longest=LONGEST_QUESTION_ID)
    is_on = command.message.flag("on")
    count = partial(limits.check, limits.VOTING, participant, command.visitor.address)
    await in_thread(count)()
    wish = actions.Wish(command.stage.pk, question, participant.key, is_on)
    tally = await command.votes.submit(wish)
    if tally is None:
        raise actions.NotVotable
    return {
        "question": question,
        "votes": tally.votes,
        "votes_version": tally.version,
        "on": is_on,
    }


async def withdraw(command: Command) -> Json:
    participant = await _participant(command)
    public_id = command.message.text("question", longest=LONGEST_QUESTION_ID)

    def act() -> Question:
        question = access.get_own_question_for(participant, command.stage, public_id)
        return actions.withdraw(question=question, at=command.at)

    return _state_of(await _run(act))


async def beat(command: Command) -> Json:
    """A player tells how it is. Nothing waits for a database here."""
    told = beats.parse(command.message.fields)
    user = await command.visitor.user()
    if user is None and not command.visitor.viewer:
        raise CookiesNeeded
    audience.receive_beat(
        stage=command.stage, viewer=command.visitor.viewer, user=user, beat=told, at=command.at
    )
    return {}


def moderate(verb: Callable[..., Question], **texts: int) -> Handler:
    """A handler for a moderator's verb on one question; `texts` are fields with their length."""

    async def handle(command: Command) -> Json:
        # Asked anew each time: a right may have been taken away since the socket was opened.
        user = await command.visitor.user(anew=True)
        if user is None:
            raise Forbidden
        public_id = command.message.text("question", longest=LONGEST_QUESTION_ID)
        words = {
            name: command.message.text(name, longest=longest, default="")
            for name, longest in texts.items()
        }
        return _state_of(await _run(partial(_moderate, command, user, public_id, verb, words)))

    return handle


def _edit(*, question: Question, by: User, at: datetime, text: str) -> Question:
    return actions.edit(question=question, by=by, at=at, text_given=text)


def _answer(*, question: Question, by: User, at: datetime, text: str) -> Question:
    return actions.answer(question=question, by=by, at=at, answer_text=text)


HANDLERS: dict[str, Handler] = {
    "ping": ping,
    "ask": ask,
    "upvote": upvote,
    "withdraw": withdraw,
    "beat": beat,
    "publish": moderate(actions.publish),
    "requeue": moderate(actions.requeue),
    "decline": moderate(actions.decline, reason=300),
    "answer": moderate(_answer, text=3_000),
    "edit": moderate(_edit, text=4 * LONGEST_TEXT),
    "pin": moderate(actions.pin),
    "unpin": moderate(actions.unpin),
}


@in_thread
def commit_votes(wishes: Sequence[actions.Wish]) -> list[actions.Tally | None]:
    """Fulfil a batch of votes in one transaction."""
    return actions.change_upvotes(wishes=wishes, at=timezone.now())


async def _participant(command: Command) -> access.Participant:
    participant = await command.visitor.participant()
    if participant is None:
        raise CookiesNeeded
    return participant


def _ask(
    command: Command, participant: access.Participant, *, text: str, name: str, is_anonymous: bool
) -> Question:
    limits.check(limits.ASKING, participant, command.visitor.address)
    on_air = broadcast.on_air(command.stage, command.at)
    own_name = participant.user.display_name if participant.user else ""
    return actions.ask(
        stage=command.stage,
        participant=participant,
        text_given=text,
        client_id=command.message.id,
        at=command.at,
        language=command.language,
        display_name=name or own_name,
        is_anonymous=is_anonymous,
        session_guid=UUID(on_air.guid) if on_air else None,
    )


def _moderate(
    command: Command,
    user: User,
    public_id: str,
    verb: Callable[..., Question],
    words: dict[str, str],
) -> Question:
    question = access.get_question_for(user, command.stage, public_id)
    changed: Question = verb(question=question, by=user, at=command.at, **words)
    return changed


async def _run(act: Callable[[], Question]) -> Question:
    try:
        return await in_thread(act)()
    except Http404:
        raise NotFound from None


def _state_of(question: Question) -> Json:
    return {"question": question.public_id, "state": question.state, "pinned": question.is_pinned}
