"""A person's own papers, for pages of apps that know nothing of papers."""

from typing import Any

from django import template

from registration.documents import facts, queries
from registration.documents.models import IssuedDocument, VisaRequest
from registration.models import Registration

register = template.Library()


@register.simple_tag
def documents_of(registration: Registration) -> dict[str, Any]:
    """What a person can take: issued papers, certificates and how far they are, the visa letter."""
    issued = IssuedDocument.objects.valid().filter(registration=registration)
    by_kind: dict[str, list[IssuedDocument]] = {}
    for document in issued:
        by_kind.setdefault(document.kind, []).append(document)
    request = VisaRequest.objects.without_passports().filter(registration=registration).first()
    return {
        "invitation": next(iter(by_kind.get(IssuedDocument.Kind.INVITATION, [])), None),
        "visa_letter": next(iter(by_kind.get(IssuedDocument.Kind.VISA_LETTER, [])), None),
        "visa_request": request,
        "certificates": queries.own_certificates(registration),
    }


@register.filter
def as_duration(minutes: int) -> str:
    """“12 hours 30 minutes” of 750."""
    return facts.duration(minutes)
