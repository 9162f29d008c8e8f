"""Issuing papers and revoking them. What is valid already and says the same is not issued twice."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration.documents import statements
from registration.documents.drafts import Draft
from registration.documents.models import IssuedDocument, new_serial
from registration.models import Registration
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import signatures
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

# Reasons that the house gives itself; pages say them in the reader's language.
REPLACED = "replaced"
HANDED_ON = "handed_on"


class NotTakingPart(Refusal):
    code = "not_taking_part"
    message = _("Papers are issued for confirmed registrations only.")


class AlreadyRevoked(Refusal):
    code = "already_revoked"
    message = _("This document has been revoked already.")


def issue(*, draft: Draft, by: User | None, at: datetime) -> IssuedDocument:
    """One paper; see `issue_many`."""
    return issue_many(drafts=[draft], by=by, at=at)[0]


@transaction.atomic
def issue_many(*, drafts: Sequence[Draft], by: User | None, at: datetime) -> list[IssuedDocument]:
    """Issue papers of one kind and edition, in the order of their drafts; a person and workshop
    may occur once. One that is valid and states the same stays; one that states something else is
    revoked as replaced. `by` is None when people take their own.

    Raises NotTakingPart. Two queries and three writes, however many there are.
    """
    if not drafts:
        return []
    ids = [draft.registration.pk for draft in drafts]
    # One after the other for each person: the second of two clicks finds the paper of the first.
    rows = Registration.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    if any(row.state != Registration.State.CONFIRMED for row in rows):
        raise NotTakingPart
    valid = IssuedDocument.objects.valid().filter(registration__in=ids, kind=drafts[0].kind)
    known = {(row.registration_id, row.workshop_id): row for row in valid}
    found = [known.get(_key(draft)) for draft in drafts]
    kept = [
        document if document is not None and _says_the_same(document, draft) else None
        for draft, document in zip(drafts, found, strict=True)
    ]
    replaced = [
        document.pk
        for document, stays in zip(found, kept, strict=True)
        if document is not None and stays is None
    ]
    IssuedDocument.objects.filter(pk__in=replaced).update(
        revoked_at=at, revoked_by=by, revocation_reason=REPLACED
    )
    papers = [stays or _document(draft, by, at) for draft, stays in zip(drafts, kept, strict=True)]
    new = [paper for paper in papers if paper.pk is None]
    IssuedDocument.objects.bulk_create(new, batch_size=200)
    _record_issue(new, by, at)
    return papers


@transaction.atomic
def revoke(*, document: IssuedDocument, reason: str, by: User, at: datetime) -> None:
    """The paper is no longer valid, and whoever verifies it is told so. Raises AlreadyRevoked."""
    changed = IssuedDocument.objects.filter(pk=document.pk, revoked_at=None).update(
        revoked_at=at, revoked_by=by, revocation_reason=reason
    )
    if not changed:
        raise AlreadyRevoked
    record_audit(
        actor=by,
        verb="document.revoked",
        target=document,
        at=at,
        edition_slug=document.edition.slug,
        changes={"reason": (None, reason)},
    )


def note_printed(
    *, edition: Edition, kind: str, count: int, by: User, at: datetime, address: str = ""
) -> None:
    """Write down that papers with personal data left in a file."""
    record_audit(
        actor=by,
        verb="documents.printed",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"kind": (None, kind), "documents": (None, count)},
        address=address,
    )


def _key(draft: Draft) -> tuple[int, int | None]:
    return draft.registration.pk, draft.workshop.pk if draft.workshop else None


def _says_the_same(document: IssuedDocument, draft: Draft) -> bool:
    stated = document.facts["facts"]
    return (
        document.language == draft.language
        and stated == dict(draft.facts)
        and document.words == dict(draft.words)
        and statements.is_genuine(document)
    )


def _document(draft: Draft, by: User | None, at: datetime) -> IssuedDocument:
    edition, serial = draft.registration.edition, new_serial()
    statement = statements.written(
        kind=draft.kind,
        serial=serial,
        edition=edition.slug,
        issued_on=at.astimezone(edition.zone).date(),
        language=draft.language,
        facts=draft.facts,
    )
    return IssuedDocument(
        edition=edition,
        registration=draft.registration,
        workshop=draft.workshop,
        kind=draft.kind,
        serial=serial,
        language=draft.language,
        statement=statement,
        words=dict(draft.words),
        signature=statements.signed(statement),
        key_id=signatures.key_id(),
        issued_at=at,
        issued_by=by,
    )


def _record_issue(documents: list[IssuedDocument], by: User | None, at: datetime) -> None:
    """One entry for one paper, and one for many."""
    if by is None or not documents:
        return
    first = documents[0]
    if len(documents) == 1:
        record_audit(
            actor=by,
            verb="document.issued",
            target=first.registration,
            at=at,
            edition_slug=first.edition.slug,
            changes={"kind": (None, first.kind), "code": (None, first.code)},
        )
    else:
        record_audit(
            actor=by,
            verb="documents.issued",
            target=first.edition,
            at=at,
            edition_slug=first.edition.slug,
            changes={"kind": (None, first.kind), "documents": (None, len(documents))},
        )
