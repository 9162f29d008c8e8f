"""In line, at the head of it, or too late."""

from registration.emails.sending import send, time_of
from registration.models import Registration


def send_waiting(registration: Registration) -> None:
    """All seats are taken; the person stands in line."""
    send(registration, "registration/emails/waiting")


def send_offer(registration: Registration) -> None:
    """A seat is free and kept until an answer, or until `answer_by`."""
    assert registration.answer_by  # noqa: S101 - the database keeps it so
    until = time_of(registration, registration.answer_by)
    send(registration, "registration/emails/offer", until=until)


def send_offer_ended(registration: Registration) -> None:
    """Nobody has answered in time; the seat goes to the next in line."""
    send(registration, "registration/emails/offer_ended")
