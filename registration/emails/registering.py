"""Registered, or not any more."""

import base64

from registration import calendars, qr, tickets
from registration.emails.sending import QR_ID, send
from registration.models import Registration
from symposium.lib import mail


def send_confirmation(registration: Registration) -> None:
    """The place is certain: what was registered, the code for the badge, the calendar."""
    picture = base64.b64encode(qr.png(tickets.ticket_text(registration))).decode()
    send(
        registration,
        "registration/emails/confirmation",
        attachments=[
            mail.Attachment(
                name="code.png",
                mime_type="image/png",
                content_base64=picture,
                content_id=QR_ID,
            ),
            calendars.edition_days(registration),
        ],
    )


def send_cancellation(registration: Registration) -> None:
    """The place was given up, by the person or by an organizer."""
    send(
        registration,
        "registration/emails/cancellation",
        attachments=[calendars.edition_days(registration)],
    )
