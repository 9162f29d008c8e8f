"""One letter about a registration, with the addresses that every letter may name."""

from datetime import datetime
from html import unescape

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from registration import letters
from registration.models import Registration
from symposium.lib import mail
from symposium.lib.templatetags.times import local_datetime, zone_name

QR_ID = "registration-code"


def send(
    registration: Registration,
    template: str,
    attachments: "list[mail.Attachment] | None" = None,
    to: str = "",
    **words: object,
) -> None:
    """Queue a letter to a person, or to somebody else (`to`) about the registration; whoever has no
    address of their own is reached through the head of the delegation."""
    to = to or registration.email or _head_of(registration)
    if not to:
        return
    slug = registration.edition.slug
    with translation.override(registration.language):
        addresses = {
            "own_address": settings.SITE_URL + reverse("registration:me", args=[slug]),
            "offer_address": settings.SITE_URL + _place_to_answer(registration),
            "program_address": settings.SITE_URL + reverse("program:day", args=[slug]),
            "calendar_address": settings.SITE_URL + reverse("program:export", args=[slug, "ics"]),
        }
    letters.send(
        registration,
        kind=template.rpartition("/")[2],
        to=to,
        context={"qr_id": QR_ID, **addresses, **words},
        attachments=attachments or [],
    )


def time_of(registration: Registration, at: datetime) -> str:
    """An instant in the time of the edition's place, as the person's language writes it."""
    zone = registration.edition.time_zone
    with translation.override(registration.language):
        clock = unescape(strip_tags(local_datetime(at, zone=zone)))
        return f"{clock} ({zone_name(zone, at=at)})"


def _place_to_answer(registration: Registration) -> str:
    """Where an offered seat is accepted: by the person, or by the head of the delegation."""
    slug = registration.edition.slug
    if registration.email or registration.delegation_id is None:
        return reverse("registration:offer", args=[slug])
    return reverse("registration:delegation", args=[slug, registration.delegation_id])


def _head_of(registration: Registration) -> str:
    delegation = registration.delegation
    if delegation is None:
        return ""
    return delegation.head_email or (delegation.head.email if delegation.head else "")
