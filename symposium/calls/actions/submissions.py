"""Verbs of those who propose: begin, write, submit, withdraw."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.calls import completeness, emails
from symposium.calls.actions.placing import give_place_back
from symposium.calls.actions.states import change_state
from symposium.calls.models import (
    Call,
    LateLink,
    LetterKind,
    Submission,
    SubmissionSpeaker,
)
from symposium.jury.models import Entry
from symposium.lib.refusals import Refusal


class CallClosed(Refusal):
    code = "call_closed"
    message = _("The call is not open. Nothing was changed.")


class NotEditable(Refusal):
    code = "not_editable"
    message = _("This proposal cannot be changed any more. Nothing was changed.")


class TooManySubmissions(Refusal):
    code = "too_many_submissions"
    message = _("You have made as many proposals as this call takes from one person.")


class StaleProposal(Refusal):
    """A co-speaker, or another window, has saved the proposal since it was read."""

    code = "stale_proposal"
    message = _("This proposal was changed elsewhere in the meantime. Nothing was overwritten.")

    def __init__(self, current: Submission) -> None:
        super().__init__()
        self.current = current


class Incomplete(Refusal):
    code = "incomplete"
    message = _("Something is still missing.")

    def __init__(self, gaps: Sequence[completeness.Gap]) -> None:
        super().__init__()
        self.gaps = list(gaps)


@transaction.atomic
def start_submission(
    *, call: Call, owner: User, at: datetime, late_link: LateLink | None = None
) -> Submission:
    """Begin a proposal with its owner as first speaker. A second click finds the first one while
    nothing is written in it. Raises CallClosed or TooManySubmissions."""
    # Two clicks at once wait for each other here.
    User.objects.select_for_update().get(pk=owner.pk)
    if late_link is not None:
        LateLink.objects.select_for_update().get(pk=late_link.pk)
    if not call.is_open_at(at) and not (late_link and late_link.is_valid_at(at)):
        raise CallClosed
    own = Submission.objects.filter(call=call, owner=owner).standing()
    blank = own.filter(state=Submission.State.DRAFT, version=1, late_link=late_link).first()
    if blank is not None:
        return blank
    if late_link is not None:
        if late_link.submissions.count() >= late_link.most_uses:
            raise TooManySubmissions
    elif own.filter(late_link=None).count() >= call.most_submissions:
        raise TooManySubmissions
    submission = Submission.objects.create(
        call=call, owner=owner, late_link=late_link, created_at=at, updated_at=at
    )
    change_state(submission, Submission.State.DRAFT, by=owner, at=at)
    SubmissionSpeaker.objects.create(
        submission=submission,
        user=owner,
        name=owner.display_name or owner.email,
        email=owner.email,
        language=owner.language,
        time_zone=owner.time_zone,
        agreed_at=at,
    )
    return submission


@transaction.atomic
def save_words(
    *, submission: Submission, version: int, values: Mapping[str, Any], at: datetime
) -> Submission:
    """Keep what was written, complete or not; a submitted proposal must stay complete.

    Raises NotEditable, StaleProposal or Incomplete; then nothing has changed.
    """
    current = locked(submission, at)
    if current.version != version:
        raise StaleProposal(current)
    changed = [name for name, value in values.items() if getattr(current, name) != value]
    for name in changed:
        setattr(current, name, values[name])
    if current.state == Submission.State.SUBMITTED:
        _check(current)
    if changed:
        current.version += 1
        current.updated_at = at
        current.save()
    return current


@transaction.atomic
def submit(*, submission: Submission, by: User, at: datetime) -> Submission:
    """Hand a proposal in; twice is once. Raises NotEditable or Incomplete."""
    current = locked(submission, at)
    if current.state == Submission.State.SUBMITTED:
        return current
    _check(current)
    current.submitted_at = at
    current.save(update_fields=["submitted_at"])
    change_state(current, Submission.State.SUBMITTED, by=by, at=at)
    emails.send(
        kind=LetterKind.RECEIVED,
        submission=current,
        readers=[emails.owner_of(current)],
        at=at,
    )
    return current


@transaction.atomic
def withdraw(*, submission: Submission, by: User, at: datetime) -> Submission:
    """Take a proposal back, in whatever state it is; twice is once. What the program had of it is
    given up, and the jury is spared the work. Raises NotEditable for a declined one."""
    current = Submission.objects.select_for_update().get(pk=submission.pk)
    if current.state == Submission.State.WITHDRAWN:
        return current
    if not current.may_be_withdrawn:
        raise NotEditable
    record_audit(
        actor=by,
        verb="submission.withdrawn",
        target=current,
        at=at,
        edition_slug=current.call.edition.slug,
        changes={"state": (current.state, Submission.State.WITHDRAWN)},
    )
    change_state(current, Submission.State.WITHDRAWN, by=by, at=at)
    if current.entry_id is not None:
        Entry.objects.filter(pk=current.entry_id).update(is_withdrawn=True)
    give_place_back(current, by=by, at=at)
    return current


def locked(submission: Submission, at: datetime) -> Submission:
    """The row as it is now, for writing by its authors. Raises NotEditable."""
    # The call alone: PostgreSQL cannot lock what an outer join may not find.
    Submission.objects.select_for_update().get(pk=submission.pk)
    rows = Submission.objects.select_related("call__edition", "late_link", "owner")
    current = rows.get(pk=submission.pk)
    if not current.is_editable_at(at):
        raise NotEditable
    return current


def _check(submission: Submission) -> None:
    gaps = completeness.gaps_of(submission, list(submission.speakers.all()))
    if gaps:
        raise Incomplete(gaps)
