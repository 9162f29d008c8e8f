"""One PDF of many papers of a kind. What is not frozen (passport, ticket, design) comes along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation

from registration.documents import statements
from registration.documents.models import BadgeDesign, IssuedDocument
from registration.documents.papers import badges, certificates, letters
from symposium.lib import documents as typesetting

Kind = IssuedDocument.Kind
TEMPLATES = {
    Kind.CONFIRMATION: ("letter", letters.confirmation),
    Kind.INVITATION: ("letter", letters.invitation),
    Kind.VISA_LETTER: ("letter", letters.visa_letter),
    Kind.CERTIFICATE: ("certificate", certificates.certificate),
    Kind.BADGE: ("badges", badges.badge),
}


@dataclass(frozen=True, kw_only=True)
class Printable:
    """A document with what its paper shows beside the statement.

    `passport` belongs to a visa letter, `design` to a badge; `ticket` is the text of the QR code
    at the doors, for badges and confirmations.
    """

    document: IssuedDocument
    passport: dict[str, str] | None = None
    design: BadgeDesign | None = None
    ticket: str = ""
    signatory: tuple[str, str] = ("", "")


def pdf_of(printables: Sequence[Printable]) -> bytes:
    """All papers, which are of one kind and edition, in their order. 561 badges take a second or
    three, whatever they say; a single letter takes 0.1 s."""
    first = printables[0].document
    template, describe = TEMPLATES[Kind(first.kind)]
    papers: list[dict[str, Any]] = []
    for printable in printables:
        language = printable.document.language
        with translation.override(language):
            papers.append(describe(printable) | typesetting.spoken(language))
    with translation.override(first.language):
        data = {
            "title": str(Kind(first.kind).label),
            "author": str(first.edition),
            "lead_color": first.edition.lead_color,
            "papers": papers,
        }
    return typesetting.typeset(template, data, language=first.language)


def file_of(printable: Printable) -> bytes:
    """One paper as a file that carries its signature."""
    return statements.signed_file(pdf_of([printable]), printable.document.serial)
