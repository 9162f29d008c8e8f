"""One run of the planner at a time, from the request to its end."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition, ScheduleProposal

State = ScheduleProposal.State


class PlannerBusy(Refusal):
    """Another run of this edition has not ended yet."""

    code = "planner_busy"
    message = _("The planner is at work already. Wait for it, or cancel it first.")


@transaction.atomic
def request_proposal(
    *,
    edition: Edition,
    request: Mapping[str, Any],
    by: User,
    at: datetime,
    run_by: after_commit.Task | None = None,
) -> ScheduleProposal:
    """Let `run_by` begin a run once this is committed. A run whose worker has died is over.
    Raises PlannerBusy while another one is open."""
    for proposal in edition.schedule_proposals.open():
        if proposal.is_lost(at):
            _fail(proposal, at)
    start = ScheduleProposal.Start
    try:
        with transaction.atomic():
            proposal = ScheduleProposal.objects.create(
                edition=edition,
                start=start.STANDING if request["from_standing"] else start.NOTHING,
                request=dict(request),
                requested_by=by,
                requested_at=at,
            )
    except IntegrityError as error:
        raise PlannerBusy from error
    record_audit(
        actor=by, verb="proposal.requested", target=proposal, at=at, edition_slug=edition.slug
    )
    if run_by:
        after_commit.run_task(run_by, proposal.pk)
    return proposal


def begin_proposal(*, key: int, at: datetime) -> ScheduleProposal | None:
    """Take a waiting run; None when it is gone, cancelled, or somebody else has taken it.

    A task comes a second time after its worker has died: then the run has failed.
    """
    waiting = ScheduleProposal.objects.filter(pk=key, state=State.QUEUED)
    taken = waiting.update(state=State.RUNNING, started_at=at, heard_at=at)
    proposal = ScheduleProposal.objects.select_related("edition").filter(pk=key).first()
    if proposal is None or taken:
        return proposal
    if proposal.is_lost(at):
        _fail(proposal, at)
    return None


def keep_proposal(
    *,
    proposal: ScheduleProposal,
    progress: Mapping[str, Any],
    result: Mapping[str, Any],
    at: datetime,
) -> bool:
    """Keep the best so far of a run; whether somebody wants to cancel it, or has ended it."""
    running = ScheduleProposal.objects.filter(pk=proposal.pk, state=State.RUNNING)
    is_running = running.update(progress=dict(progress), result=dict(result), heard_at=at)
    return not is_running or running.filter(wants_cancel=True).exists()


def end_proposal(
    *,
    proposal: ScheduleProposal,
    state: str,
    progress: Mapping[str, Any],
    result: Mapping[str, Any],
    conflict: Mapping[str, Any],
    at: datetime,
) -> None:
    """Store how a run has ended; one that has been given up for lost stays failed."""
    ScheduleProposal.objects.filter(pk=proposal.pk, state=State.RUNNING).update(
        state=state,
        progress=dict(progress),
        result=dict(result),
        conflict=dict(conflict),
        ended_at=at,
    )


@transaction.atomic
def cancel_proposal(*, proposal: ScheduleProposal, by: User, at: datetime) -> None:
    """Stop a run: at once while it waits, within a second while it runs; its best so far stays.
    What has ended is left alone."""
    current = ScheduleProposal.objects.select_for_update().get(pk=proposal.pk)
    if not current.is_open:
        return
    if current.is_lost(at):
        _fail(current, at)
    elif current.state == State.QUEUED:
        ScheduleProposal.objects.filter(pk=current.pk).update(state=State.CANCELLED, ended_at=at)
    else:
        ScheduleProposal.objects.filter(pk=current.pk).update(wants_cancel=True)
    record_audit(
        actor=by,
        verb="proposal.cancelled",
        target=current,
        at=at,
        edition_slug=current.edition.slug,
    )


def _fail(proposal: ScheduleProposal, at: datetime) -> None:
    open_ones = ScheduleProposal.objects.filter(pk=proposal.pk, state__in=ScheduleProposal.OPEN)
    open_ones.update(state=State.FAILED, ended_at=at)
