"""What moderators do. Everything can be undone: `publish` reopens, `requeue` takes back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from streaming.broadcast.models import Stage
from streaming.questions import events, text
from streaming.questions.actions.announcing import PUBLIC_STATES, announce
from streaming.questions.actions.asking import EmptyQuestion
from streaming.questions.models import LONGEST_TEXT, Question, QuestionRoom
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal

State = Question.State


class AlreadyWithdrawn(Refusal):
    code = "withdrawn"
    message = _("The asker has taken this question back.")


class NotOpen(Refusal):
    code = "not_open"
    message = _("Only a published question that waits for its answer can be shown.")


@transaction.atomic
def publish(*, question: Question, by: User, at: datetime) -> Question:
    """Show a question to everybody; also reopens one that was answered or declined."""
    locked = _lock(question)
    return _move(locked, State.PUBLISHED, by=by, at=at, published_at=locked.published_at or at)


@transaction.atomic
def decline(*, question: Question, by: User, at: datetime, reason: str = "") -> Question:
    """Not to be asked; the reason is for the asker."""
    return _move(_lock(question), State.DECLINED, by=by, at=at, reason=text.clean(reason)[:300])


@transaction.atomic
def requeue(*, question: Question, by: User, at: datetime) -> Question:
    """Take a question back to those that wait."""
    return _move(_lock(question), State.PENDING, by=by, at=at)


@transaction.atomic
def answer(*, question: Question, by: User, at: datetime, answer_text: str = "") -> Question:
    """Mark a question as answered: in writing when there is a text, else aloud."""
    locked = _lock(question)
    words = answer_text.strip()[:3_000]
    return _move(
        locked,
        State.ANSWERED,
        by=by,
        at=at,
        answer=Question.Answer.IN_WRITING if words else Question.Answer.ALOUD,
        answer_text=words,
        answered_at=at,
        published_at=locked.published_at or at,
    )


@transaction.atomic
def edit(*, question: Question, by: User, at: datetime, text_given: str) -> Question:
    """Change the words; the asker's own stay in `original_text`. Raises EmptyQuestion."""
    words = text.clean(text_given)[:LONGEST_TEXT]
    if not words:
        raise EmptyQuestion
    locked = _lock(question)
    return _move(locked, State(locked.state), by=by, at=at, text=words)


@transaction.atomic
def pin(*, question: Question, by: User, at: datetime) -> Question:
    """Put a question on the projector, in place of the one that is there; raises NotOpen."""
    # Whoever pins at this stage waits here for the other one.
    Stage.objects.select_for_update().get(pk=question.stage_id)
    locked = _lock(question)
    if locked.state != State.PUBLISHED:
        raise NotOpen
    others = Question.objects.filter(stage=locked.stage_id, is_pinned=True).exclude(pk=locked.pk)
    for other in others.select_related("stage__edition"):
        _move(other, State(other.state), by=by, at=at, is_pinned=False)
    return _move(locked, State.PUBLISHED, by=by, at=at, is_pinned=True)


@transaction.atomic
def unpin(*, question: Question, by: User, at: datetime) -> Question:
    """Clear the projector."""
    locked = _lock(question)
    return _move(locked, State(locked.state), by=by, at=at, is_pinned=False)


@transaction.atomic
def change_rules(*, room: QuestionRoom, by: User, at: datetime) -> QuestionRoom:
    """Save the rules of a stage and tell every open ask box."""
    room.save()
    after_commit.publish(
        events.RulesChanged(stage=room.stage.key, rules=events.Rules.of(room)),
    )
    record_audit(
        actor=by,
        verb="questions.rules_changed",
        target=room,
        at=at,
        edition_slug=room.stage.edition.slug,
    )
    return room


def _lock(question: Question) -> Question:
    """The row as it is now, kept for us; raises AlreadyWithdrawn."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("stage__edition")
    locked = rows.get(pk=question.pk)
    if locked.state == State.WITHDRAWN:
        raise AlreadyWithdrawn
    return locked


def _move(locked: Question, state: State, *, by: User, at: datetime, **fields: object) -> Question:
    """Bring a locked question into a state. Nothing is sent or noted when nothing changes."""
    before = {name: getattr(locked, name) for name in ("state", "is_pinned", "text")}
    same = locked.state == state and all(
        getattr(locked, name) == value for name, value in fields.items() if name != "answered_at"
    )
    if same:
        return locked
    if state != State.ANSWERED:
        fields = {"answer": "", "answer_text": "", "answered_at": None} | fields
    if state != State.DECLINED:
        fields = {"reason": ""} | fields
    if state != State.PUBLISHED:
        fields = fields | {"is_pinned": False}
    for name, value in (fields | {"state": state, "version": locked.version + 1}).items():
        setattr(locked, name, value)
    locked.save(update_fields=[*fields, "state", "version"])
    after = {name: getattr(locked, name) for name in before}
    announce(locked, was_public=before["state"] in PUBLIC_STATES, was_pinned=before["is_pinned"])
    record_audit(
        actor=by,
        verb=f"question.{_verb(before, after)}",
        target=locked,
        at=at,
        edition_slug=locked.stage.edition.slug,
        changes={
            name: (before[name], after[name]) for name in before if before[name] != after[name]
        },
    )
    return locked


def _verb(before: dict[str, object], after: dict[str, object]) -> str:
    if before["state"] != after["state"]:
        return {State.PENDING: "requeued"}.get(State(str(after["state"])), str(after["state"]))
    if before["is_pinned"] != after["is_pinned"]:
        return "pinned" if after["is_pinned"] else "unpinned"
    return "edited"
