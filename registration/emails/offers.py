"""In line, at the head of it, or too late."""

from datetime import datetime

from django.utils import translation
from django.utils.html import strip_tags

from registration.emails.sending import send
from registration.models import Registration
from symposium.lib.templatetags.times import local_datetime, zone_name


def send_waiting(registration: Registration) -> None:
    """All seats are taken; the person stands in line."""
    send(registration, "registration/emails/waiting")


def send_offer(registration: Registration) -> None:
    """A seat is free and kept until an answer, or until `answer_by`."""
    assert registration.answer_by  # noqa: S101 - the database keeps it so
    until = _clock_of(registration, registration.answer_by)
    send(registration, "registration/emails/offer", until=until)


def send_offer_ended(registration: Registration) -> None:
    """Nobody has answered in time; the seat goes to the next in line."""
    send(registration, "registration/emails/offer_ended")


def _clock_of(registration: Registration, at: datetime) -> str:
    """An instant in the time of the edition's place, as the person's language writes it."""
    zone = registration.edition.time_zone
    with translation.override(registration.language):
        return f"{strip_tags(local_datetime(at, zone=zone))} ({zone_name(zone, at=at)})"
