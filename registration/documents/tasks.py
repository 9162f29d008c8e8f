"""Work in the background: batches of papers, and what is erased every night."""

import logging

from celery import shared_task
from django.utils import timezone

from registration.documents import actions, drafts, queries
from registration.documents.models import Batch, IssuedDocument
from registration.documents.papers import pdf_of
from registration.models import Registration

log = logging.getLogger(__name__)
State = Batch.State
Kind = IssuedDocument.Kind
DRAFTS = {
    Kind.BADGE: drafts.badge,
    Kind.CONFIRMATION: drafts.confirmation,
    Kind.INVITATION: drafts.invitation,
}
STEP = 100


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def make_batch(key: int) -> None:
    """Issue what a batch wants, step by step, and set it all as one file."""
    batch = actions.begin_batch(key=key, at=timezone.now())
    if batch is None:
        return
    try:
        content = _content(batch)
    except Exception:
        log.exception("A batch of papers has failed: %s", batch.guid)
        actions.end_batch(batch=batch, state=State.FAILED, content=None, at=timezone.now())
        return
    state = State.READY if content else State.CANCELED
    actions.end_batch(batch=batch, state=state, content=content, at=timezone.now())


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def erase_what_is_due() -> None:
    """Passport data whose date has come, and files of batches that are a day old."""
    now = timezone.now()
    erased = actions.erase_due_passports(today=now.date(), at=now)
    dropped = actions.drop_old_batches(at=now)
    log.info("Passport data erased: %d; batches thrown away: %d", erased, dropped)


def _content(batch: Batch) -> bytes | None:
    """None when it was canceled on the way. Most of the time goes into setting the pages."""
    documents: list[IssuedDocument] = []
    for start in range(0, len(batch.wanted), STEP):
        documents += _documents(batch, batch.wanted[start : start + STEP])
        if not actions.keep_batch(batch=batch, done=len(documents)):
            return None
    printables = queries.printables(documents, size=batch.size)
    content = pdf_of(printables) if printables else b""
    return content if actions.keep_batch(batch=batch, done=len(documents)) else None


def _documents(batch: Batch, ids: list[int]) -> list[IssuedDocument]:
    """The papers of these people, in this order: issued now, or already out for those that an
    action of their own issues."""
    if batch.kind not in DRAFTS:
        valid = IssuedDocument.objects.valid().filter(registration__in=ids, kind=batch.kind)
        found = {
            row.registration_id: row for row in valid.select_related("registration", "edition")
        }
        return [found[pk] for pk in ids if pk in found]
    rows = Registration.objects.confirmed().filter(pk__in=ids, edition=batch.edition)
    people = {row.pk: row for row in rows.with_details()}
    return actions.issue_many(
        drafts=[DRAFTS[Kind(batch.kind)](people[pk]) for pk in ids if pk in people],
        by=batch.requested_by,
        at=timezone.now(),
    )
