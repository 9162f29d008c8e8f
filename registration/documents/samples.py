"""Papers with invented data, for a look before anything is issued. Their code is none."""

from datetime import timedelta

from django.utils import timezone

from registration.documents import drafts, statements
from registration.documents.drafts import Draft
from registration.documents.models import IssuedDocument, LetterText, VisaRequest
from registration.documents.papers import Printable, pdf_of
from registration.models import Category, Registration
from symposium.lib import signatures
from symposium.program.models import Edition

SERIAL = "SAMPLESAMPLE"
PASSPORT = {
    "full_name": "AMINA EXAMPLE",
    "nationality": "KE",
    "number": "X0000000",
    "born_on": "1980-01-01",
    "expires_on": "2035-01-01",
    "salt": "sample",
}


def document_of(draft: Draft) -> IssuedDocument:
    """A paper that is in no table; its statement is not signed, so nobody takes it for one."""
    edition, now = draft.registration.edition, timezone.now()
    statement = statements.written(
        kind=draft.kind,
        serial=SERIAL,
        edition=edition.slug,
        issued_on=now.date(),
        language=draft.language,
        facts=draft.facts,
    )
    return IssuedDocument(
        edition=edition,
        registration=draft.registration,
        kind=draft.kind,
        serial=SERIAL,
        language=draft.language,
        statement=statement,
        words=dict(draft.words),
        signature=b"\0" * signatures.LENGTH,
        key_id="00000000",
        issued_at=now,
    )


def sample_of(edition: Edition, kind: str, language: str) -> bytes:
    """One letter, as PDF."""
    category = edition.categories.first() or Category(edition=edition, name={"en": "Delegate"})
    registration = Registration(
        edition=edition,
        category=category,
        display_name="Amina Example",
        territory="KE",
        mode=Registration.Mode.ON_SITE,
        language=language,
    )
    if kind == LetterText.Kind.INVITATION:
        return pdf_of([Printable(document=document_of(drafts.invitation(registration)))])
    request = VisaRequest(
        registration=registration,
        passport=PASSPORT,  # type: ignore[misc]  # the stubs take it for a text field
        embassy="Embassy, Nairobi",
        language=language,
        arrives_on=edition.starts_on - timedelta(days=1),
        leaves_on=edition.ends_on + timedelta(days=1),
    )
    draft = drafts.visa_letter(request)
    return pdf_of([Printable(document=document_of(draft), passport=PASSPORT)])
