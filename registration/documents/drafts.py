"""Papers before they are issued: what each will state, in the person's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation

from registration.documents import facts, wording
from registration.documents.models import IssuedDocument, LetterText, VisaRequest
from registration.models import Registration, Workshop

Kind = IssuedDocument.Kind


@dataclass(frozen=True, kw_only=True)
class Draft:
    registration: Registration
    kind: str
    language: str
    facts: Mapping[str, str]
    words: Mapping[str, Any] = field(default_factory=dict)
    workshop: Workshop | None = None


def confirmation(registration: Registration) -> Draft:
    with translation.override(registration.language):
        stated = facts.of_confirmation(registration)
    return _draft(registration, Kind.CONFIRMATION, stated)


def badge(registration: Registration) -> Draft:
    """In the edition's first language, for all who read each other's badges."""
    language = registration.edition.languages[0]
    with translation.override(language):
        stated = facts.of_badge(registration)
    return _draft(registration, Kind.BADGE, stated, language=language)


def invitation(registration: Registration) -> Draft:
    with translation.override(registration.language):
        texts = wording.texts_of(
            registration.edition, LetterText.Kind.INVITATION, registration.language
        )
        words = wording.filled(texts, wording.values_of(registration))
        stated = facts.of_invitation(registration, words)
    return _draft(registration, Kind.INVITATION, stated, words=words)


def visa_letter(request: VisaRequest) -> Draft:
    """In the language that the embassy reads; its passport must not have been erased."""
    registration, language = request.registration, request.language
    with translation.override(language):
        texts = wording.texts_of(registration.edition, LetterText.Kind.VISA_LETTER, language)
        words = wording.filled(texts, wording.values_of(registration, request))
        stated = facts.of_visa_letter(request, words)
    return _draft(registration, Kind.VISA_LETTER, stated, language=language, words=words)


def certificate(
    registration: Registration, *, minutes: int, workshop: Workshop | None = None
) -> Draft:
    with translation.override(registration.language):
        stated = facts.of_certificate(registration, minutes=minutes, workshop=workshop)
    return _draft(registration, Kind.CERTIFICATE, stated, workshop=workshop)


def _draft(
    registration: Registration,
    kind: str,
    stated: Mapping[str, str],
    language: str = "",
    **more: Any,
) -> Draft:
    return Draft(
        registration=registration,
        kind=kind,
        language=language or registration.language,
        facts={name: text for name, text in stated.items() if text or name == "name"},
        **more,
    )
