"""What people are told about their registration, in their own language."""

from registration.emails.delegations import (
    send_head,
    send_invitation,
    send_members,
    send_news,
)
from registration.emails.offers import send_offer, send_offer_ended, send_waiting
from registration.emails.registering import send_cancellation, send_confirmation
from registration.emails.sending import QR_ID
from registration.emails.workshops import send_place_offer, send_place_offer_ended

__all__ = [
    "QR_ID",
    "send_cancellation",
    "send_confirmation",
    "send_head",
    "send_invitation",
    "send_members",
    "send_news",
    "send_offer",
    "send_offer_ended",
    "send_place_offer",
    "send_place_offer_ended",
    "send_waiting",
]
