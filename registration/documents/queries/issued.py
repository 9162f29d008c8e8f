"""Issued papers: the list, the counts, and what printing them needs besides."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from registration import tickets
from registration.documents import facts
from registration.documents.codes import serial_in
from registration.documents.models import (
    BadgeDesign,
    IssuedDocument,
    IssuedDocumentQuerySet,
    LetterText,
    VisaRequest,
)
from registration.documents.papers import Printable
from registration.documents.queries.badges import design_of, designs_of
from symposium.program.models import Edition

Kind = IssuedDocument.Kind


@dataclass(frozen=True)
class Overview:
    """A kind of paper: how many are valid and how many have been revoked."""

    kind: str
    label: str
    valid: int
    revoked: int


def overview(edition: Edition) -> list[Overview]:
    """All kinds, in their order. One query."""
    counted = (
        IssuedDocument.objects.filter(edition=edition)
        .order_by()
        .values_list("kind")
        .annotate(valid=Count("pk", filter=Q(revoked_at=None)), total=Count("pk"))
    )
    counts = {kind: (valid, total - valid) for kind, valid, total in counted}
    return [Overview(kind.value, str(kind.label), *counts.get(kind.value, (0, 0))) for kind in Kind]


def found_documents(edition: Edition, *, kind: str, text: str) -> IssuedDocumentQuerySet:
    """The edition's papers, by kind, and by a code or a part of a name."""
    rows = IssuedDocument.objects.filter(edition=edition).with_details()
    if kind:
        rows = rows.filter(kind=kind)
    if text.strip():
        words = " ".join(text.split())
        mentions = Q(registration__display_name__icontains=words) | Q(
            registration__latin_name__icontains=words
        )
        rows = rows.filter(mentions | Q(serial=serial_in(words) or "-"))
    return rows


def printables(
    documents: Sequence[IssuedDocument], *, size: str = "", signatory: tuple[str, str] = ("", "")
) -> list[Printable]:
    """The same papers, of one edition, with what is printed besides. Left out are visa letters
    whose passport has been erased, or typed anew."""
    if not documents:
        return []
    kind, edition = documents[0].kind, documents[0].edition
    designs = designs_of(edition) if kind == Kind.BADGE else {}
    passports = _passports(documents) if kind == Kind.VISA_LETTER else {}
    found = []
    for document in documents:
        passport = passports.get(document.registration_id)
        if kind == Kind.VISA_LETTER and not _is_of(document, passport):
            continue
        found.append(
            Printable(
                document=document,
                passport=passport,
                design=_design(designs, document, size) if kind == Kind.BADGE else None,
                ticket=tickets.ticket_text(document.registration)
                if kind in {Kind.BADGE, Kind.CONFIRMATION}
                else "",
                signatory=signatory,
            )
        )
    return found


def signatory_of(edition: Edition, language: str) -> tuple[str, str]:
    """Who signs certificates: whoever signs the invitations in that language."""
    text = LetterText.objects.filter(
        edition=edition, kind=LetterText.Kind.INVITATION, language=language
    ).first()
    return (text.signatory, text.signatory_title) if text else ("", "")


def _is_of(document: IssuedDocument, passport: dict[str, str] | None) -> bool:
    stated = document.facts["facts"][facts.PASSPORT]
    return passport is not None and facts.commitment_of(passport, passport) == stated


def _design(
    designs: dict[int | None, BadgeDesign], document: IssuedDocument, size: str
) -> BadgeDesign:
    design = design_of(designs, document.registration)
    if size:
        design = BadgeDesign(size=size, color=design.color, fields=design.fields)
    return design


def _passports(documents: Sequence[IssuedDocument]) -> dict[int, dict[str, str]]:
    """By registration."""
    requests = VisaRequest.objects.filter(
        registration__in=[document.registration_id for document in documents], erased_at=None
    )
    return {request.registration_id: request.passport for request in requests if request.passport}
