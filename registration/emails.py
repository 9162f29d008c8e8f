"""What people are told about their registration, in their own language."""

import base64

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from registration import qr, tickets
from registration.models import Registration
from symposium.lib import mail

QR_ID = "registration-code"


def send_confirmation(registration: Registration) -> None:
    """The place is certain: what was registered, the code for the badge, the calendar."""
    picture = base64.b64encode(qr.png(tickets.ticket_text(registration))).decode()
    _send(
        registration,
        "registration/emails/confirmation",
        attachments=[
            mail.Attachment(
                name="code.png",
                mime_type="image/png",
                content_base64=picture,
                content_id=QR_ID,
            )
        ],
    )


def send_cancellation(registration: Registration) -> None:
    """The place was given up, by the person or by an organizer."""
    _send(registration, "registration/emails/cancellation")


def _send(
    registration: Registration, template: str, attachments: "list[mail.Attachment] | None" = None
) -> None:
    slug = registration.edition.slug
    with translation.override(registration.language):
        addresses = {
            "own_address": settings.SITE_URL + reverse("registration:me", args=[slug]),
            "program_address": settings.SITE_URL + reverse("program:day", args=[slug]),
            "calendar_address": settings.SITE_URL + reverse("program:export", args=[slug, "ics"]),
        }
    mail.send_later(
        template=template,
        to=registration.email,
        language=registration.language,
        context={
            "registration": registration,
            "edition": registration.edition,
            "qr_id": QR_ID,
            **addresses,
        },
        attachments=attachments or [],
    )
