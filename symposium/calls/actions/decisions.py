"""Verbs of the committee and of the accepted: decide, announce, confirm, give up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.calls import emails
from symposium.calls.actions.placing import place
from symposium.calls.actions.states import change_state
from symposium.calls.actions.submissions import NotEditable, withdraw
from symposium.calls.models import Call, LetterKind, Submission, SubmissionSpeaker
from symposium.jury import queries as jury
from symposium.lib.refusals import Refusal
from symposium.program import actions as program

LETTERS = {
    Submission.State.ACCEPTED: LetterKind.ACCEPTED,
    Submission.State.WAITLISTED: LetterKind.WAITLISTED,
    Submission.State.DECLINED: LetterKind.DECLINED,
}


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Give a reason for declining: its authors will read it.")


@dataclass(frozen=True)
class Decided:
    """How many were decided on, and how many stood in a state that leaves nothing to decide."""

    count: int
    skipped: int


@transaction.atomic
def decide(
    *,
    call: Call,
    submissions: Sequence[Submission],
    decision: str,
    reason: str,
    by: User,
    at: datetime,
) -> Decided:
    """Note what the committee wants; "" takes a decision back. Authors learn nothing before it is
    announced. The order on which it rests is recorded by its digest. Raises ReasonMissing."""
    if decision == Submission.Decision.DECLINE and not reason.strip():
        raise ReasonMissing
    keys = [one.pk for one in submissions]
    rows = Submission.objects.select_for_update().filter(call=call, pk__in=keys).order_by("pk")
    board = jury.board_of(call.procedure)
    places = board.by_entry()
    count = 0
    for row in rows:
        if not row.is_open_to_decision:
            continue
        before = row.decision
        row.decision, row.decision_reason = decision, reason.strip()
        row.decided_by, row.decided_at = by, at
        row.save(update_fields=["decision", "decision_reason", "decided_by", "decided_at"])
        record_audit(
            actor=by,
            verb="submission.decided",
            target=row,
            at=at,
            edition_slug=call.edition.slug,
            changes={
                "decision": (before, decision),
                "reason": (None, row.decision_reason),
                **_standing(places.get(row.entry_id) if row.entry_id else None, board.digest),
            },
        )
        count += 1
    return Decided(count, len(keys) - count)


def _standing(judged: jury.Row | None, digest: str) -> dict[str, tuple[object, object]]:
    """Where an entry stood when it was decided on, for the record."""
    score = judged.score if judged else None
    return {
        "place": (None, judged.place.number if judged else None),
        "score": (None, round(score.normalized, 2) if score else None),
        "ranking": (None, digest),
    }


@transaction.atomic
def announce(*, call: Call, submissions: Sequence[Submission], by: User, at: datetime) -> int:
    """Make decisions known: they become states, accepted proposals become tentative sessions, and
    each author gets one letter. Twice is once. Answers how many were announced."""
    keys = [one.pk for one in submissions]
    count = 0
    for row in Submission.objects.select_for_update().filter(call=call, pk__in=keys).order_by("pk"):
        if not row.awaits_announcement:
            continue
        change_state(row, row.decision, by=by, at=at)
        if row.state == Submission.State.ACCEPTED:
            place(row, by=by, at=at)
        emails.send(
            kind=LETTERS[Submission.State(row.state)],
            submission=row,
            readers=emails.readers_of(row),
            at=at,
            occasion=row.changes.count(),
        )
        record_audit(
            actor=by,
            verb="submission.announced",
            target=row,
            at=at,
            edition_slug=call.edition.slug,
            changes={"state": (None, row.state)},
        )
        count += 1
    return count


@transaction.atomic
def confirm(*, speaker: SubmissionSpeaker, by: User, at: datetime) -> Submission:
    """One of the speakers will come; twice is once. When all have said so, the proposal is
    confirmed, and its session with it. Raises NotEditable unless it has been accepted."""
    row = Submission.objects.select_for_update().get(pk=speaker.submission_id)
    if row.state not in {Submission.State.ACCEPTED, Submission.State.CONFIRMED}:
        raise NotEditable
    if speaker.confirmed_at is None:
        speaker.confirmed_at = at
        speaker.save(update_fields=["confirmed_at"])
    if row.session is not None and speaker.speaker is not None:
        program.confirm_participation(session=row.session, speaker=speaker.speaker, by=by, at=at)
    waiting = row.speakers.filter(refused_at=None, confirmed_at=None)
    if row.state == Submission.State.ACCEPTED and not waiting.exists():
        change_state(row, Submission.State.CONFIRMED, by=by, at=at)
    return row


@transaction.atomic
def decline_part(*, speaker: SubmissionSpeaker, by: User, at: datetime) -> Submission:
    """One of those who were accepted cannot come. Others go on without; when nobody is left, the
    place is free for the waiting list. Raises NotEditable unless it has been accepted."""
    row = Submission.objects.select_for_update().get(pk=speaker.submission_id)
    if row.state not in {Submission.State.ACCEPTED, Submission.State.CONFIRMED}:
        raise NotEditable
    others = list(row.speakers.filter(refused_at=None).exclude(pk=speaker.pk))
    if not others:
        return give_up(submission=row, by=by, at=at)
    speaker.refused_at, speaker.confirmed_at = at, None
    speaker.save(update_fields=["refused_at", "confirmed_at"])
    if row.session is not None and speaker.speaker is not None:
        program.leave_session(session=row.session, speaker=speaker.speaker, by=by, at=at)
    if row.state == Submission.State.ACCEPTED and all(one.confirmed_at for one in others):
        change_state(row, Submission.State.CONFIRMED, by=by, at=at)
    return row


@transaction.atomic
def give_up(*, submission: Submission, by: User, at: datetime) -> Submission:
    """Those who were accepted cannot come after all: the place is free for the waiting list.
    Raises NotEditable unless it has been accepted."""
    row = Submission.objects.select_for_update().get(pk=submission.pk)
    if row.state not in {Submission.State.ACCEPTED, Submission.State.CONFIRMED}:
        raise NotEditable
    return withdraw(submission=row, by=by, at=at)


@transaction.atomic
def remind(*, call: Call, by: User, at: datetime) -> int:
    """Write to all who were accepted and have not said whether they will come; once a day at
    most. Answers how many letters were written."""
    count = 0
    for row in Submission.objects.filter(call=call, state=Submission.State.ACCEPTED):
        waiting = {one.email.lower() for one in row.speakers.all() if one.confirmed_at is None}
        readers = [one for one in emails.readers_of(row) if one.email.lower() in waiting]
        letters = emails.send(
            kind=LetterKind.REMINDER,
            submission=row,
            readers=readers,
            at=at,
            occasion=f"{at:%Y%m%d}",
        )
        count += len(letters)
    record_audit(
        actor=by,
        verb="call.reminded",
        target=call,
        at=at,
        edition_slug=call.edition.slug,
        changes={"letters": (None, count)},
    )
    return count
