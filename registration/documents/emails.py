"""What people are told about their papers. No paper goes by mail: the letter leads to it."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from registration.documents.models import IssuedDocument
from symposium.lib import mail


def send_issued(document: IssuedDocument) -> None:
    """A paper has been issued by the organizers and can be downloaded."""
    registration = document.registration
    if not registration.email:
        return
    with translation.override(registration.language):
        path = reverse("registration:me", args=[registration.edition.slug])
    mail.send_later(
        template="documents/emails/issued",
        to=registration.email,
        language=registration.language,
        context={
            "registration": registration,
            "edition": registration.edition,
            "document": document,
            "own_address": f"{settings.SITE_URL}{path}#documents",
        },
    )
