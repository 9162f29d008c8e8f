"""Making many papers in the background: asked for, begun, told, stopped, thrown away."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration.documents.models import Batch
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.after_commit import Task
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

KEPT = timedelta(days=1)
# A worker that says nothing for so long will not come back.
LOST_AFTER = timedelta(minutes=15)
State = Batch.State


class BatchRunning(Refusal):
    code = "batch_running"
    message = _("Another batch is being made. Wait for it, or cancel it.")


class NobodyWanted(Refusal):
    code = "nobody_wanted"
    message = _("Nobody fits this choice, so there is nothing to print.")


@transaction.atomic
def request_batch(
    *,
    edition: Edition,
    kind: str,
    registration_ids: Sequence[int],
    size: str = "",
    by: User,
    at: datetime,
    run_by: Task,
) -> Batch:
    """Queue a batch; at most one of an edition is open. Raises BatchRunning, NobodyWanted."""
    if not registration_ids:
        raise NobodyWanted
    Edition.objects.select_for_update().get(pk=edition.pk)
    open_ones = Batch.objects.filter(edition=edition, state__in=Batch.OPEN)
    open_ones.filter(requested_at__lt=at - LOST_AFTER).update(state=State.FAILED, ended_at=at)
    if open_ones.exists():
        raise BatchRunning
    batch = Batch.objects.create(
        edition=edition,
        kind=kind,
        wanted=list(registration_ids),
        size=size,
        total_count=len(registration_ids),
        requested_by=by,
        requested_at=at,
    )
    record_audit(
        actor=by,
        verb="documents.batch_requested",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"kind": (None, kind), "documents": (None, len(registration_ids))},
    )
    after_commit.run_task(run_by, batch.pk)
    return batch


def begin_batch(*, key: int, at: datetime) -> Batch | None:
    """Take a queued batch; None when it is another worker's already, or canceled."""
    taken = Batch.objects.filter(pk=key, state=State.QUEUED).update(
        state=State.RUNNING, started_at=at
    )
    return Batch.objects.select_related("edition", "requested_by").get(pk=key) if taken else None


def keep_batch(*, batch: Batch, done: int) -> bool:
    """Tell how far it is; answers whether to go on."""
    open_ones = Batch.objects.filter(pk=batch.pk, state=State.RUNNING)
    open_ones.update(done_count=done)
    return open_ones.filter(wants_cancel=False).exists()


def end_batch(*, batch: Batch, state: str, content: bytes | None, at: datetime) -> None:
    Batch.objects.filter(pk=batch.pk, state=State.RUNNING).update(
        state=state, content=content, ended_at=at
    )


def cancel_batch(*, batch: Batch, at: datetime) -> None:
    """One that waits is canceled at once, one that runs at its next step."""
    Batch.objects.filter(pk=batch.pk, state=State.QUEUED).update(state=State.CANCELED, ended_at=at)
    Batch.objects.filter(pk=batch.pk, state=State.RUNNING).update(wants_cancel=True)


def drop_old_batches(*, at: datetime) -> int:
    """Throw away files with personal data after a day; answers how many batches went."""
    deleted, _by_model = Batch.objects.filter(requested_at__lt=at - KEPT).delete()
    return deleted
