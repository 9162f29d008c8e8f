"""Verbs on what a session offers to read: slides, handouts, links."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.checked_files import Document
from symposium.lib.refusals import Refusal
from symposium.program.actions.sessions.announcing import tell_saved
from symposium.program.actions.sessions.editing import lock_edition
from symposium.program.models import Session, SessionDocument

FOLDER = "program/documents"
MOST = 40


class TooManyDocuments(Refusal):
    code = "too_many_documents"
    message = _("This session has as many documents as it can have. Remove one first.")


class DocumentAlreadyThere(Refusal):
    code = "document_already_there"
    message = _("The session offers this very document already.")


@transaction.atomic
def add_document(
    *,
    session: Session,
    title: Mapping[str, str],
    content: Document | None = None,
    url: str = "",
    by: User,
    at: datetime,
) -> SessionDocument:
    """Offer a checked file, or what lies at an address elsewhere; the public sees it with the next
    release. Raises DocumentAlreadyThere and TooManyDocuments."""
    lock_edition(session.edition_id)
    path = content.path_below(FOLDER) if content else ""
    offered = session.documents.all()
    if len(offered) >= MOST:
        raise TooManyDocuments
    if any((one.file.name or "", one.url) == (path, url) for one in offered):
        raise DocumentAlreadyThere
    if content and not default_storage.exists(path):
        default_storage.save(path, ContentFile(content.content))
    document = SessionDocument.objects.create(
        session=session,
        title=title,
        file=path,
        url=url,
        media_type=content.media_type if content else "",
        byte_count=len(content.content) if content else 0,
        position=max((one.position for one in offered), default=-1) + 1,
    )
    _record("document.added", document, by, at)
    return document


@transaction.atomic
def remove_document(*, document: SessionDocument, by: User, at: datetime) -> None:
    """Offer it no longer. Its file goes when no release can refer to it."""
    session = document.session
    lock_edition(session.edition_id)
    _record("document.removed", document, by, at)
    path = document.file.name or ""
    document.delete()
    is_needed = (
        SessionDocument.objects.filter(file=path).exists() or session.edition.releases.exists()
    )
    if path and not is_needed:
        transaction.on_commit(partial(default_storage.delete, path), robust=True)


def _record(verb: str, document: SessionDocument, by: User, at: datetime) -> None:
    session = document.session
    record_audit(
        actor=by,
        verb=verb,
        target=session,
        at=at,
        edition_slug=session.edition.slug,
        changes={"document": (None, f"{document.title} ({document.url or document.file.name})")},
    )
    tell_saved(session.edition, [session.pk], by)
