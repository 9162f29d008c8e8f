"""What people are told about their registration, in their own language."""

from registration.emails.deciding import send_declined, send_outcome, send_requested
from registration.emails.delegations import (
    send_head,
    send_invitation,
    send_members,
)
from registration.emails.offers import send_offer, send_offer_ended, send_waiting
from registration.emails.registering import send_cancellation, send_confirmation
from registration.emails.sending import QR_ID
from registration.emails.transferring import send_transfer, send_transferred
from registration.emails.workshops import send_place_offer, send_place_offer_ended

__all__ = [
    "QR_ID",
    "send_cancellation",
    "send_confirmation",
    "send_declined",
    "send_head",
    "send_invitation",
    "send_members",
    "send_offer",
    "send_offer_ended",
    "send_outcome",
    "send_place_offer",
    "send_place_offer_ended",
    "send_requested",
    "send_transfer",
    "send_transferred",
    "send_waiting",
]
