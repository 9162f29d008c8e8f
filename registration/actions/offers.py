"""Answering an offered seat, and ending offers that nobody has answered in time."""

from datetime import datetime

from django.db import transaction

from registration import emails, lines
from registration.actions.seats import seats_came_free, stand_in_line
from registration.models import Delegation, Registration
from symposium.program.models import Edition

State = Registration.State


@transaction.atomic
def accept_offer(*, registration: Registration, at: datetime) -> None:
    """Take the seat. Twice is once.

    Raises `lines.OfferEnded` when the time to answer is over or nothing is offered any more.
    """
    stand_in_line(registration.edition)
    locked = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if lines.accept(locked, at=at):
        locked.changed_at = at
        locked.save(update_fields=[*lines.FIELDS, "changed_at"])
        emails.send_confirmation(locked)


@transaction.atomic
def accept_for_delegation(*, delegation: Delegation, at: datetime) -> int:
    """Take all seats that are offered to members, as heads do for people without an address of
    their own. How many; twice is once.

    Raises `lines.OfferEnded` where the time of any has run out.
    """
    stand_in_line(delegation.edition)
    offered = list(delegation.members.filter(state=State.OFFERED).order_by("pk"))
    for member in offered:
        accept_offer(registration=member, at=at)
    return len(offered)


@transaction.atomic
def give_up(*, registration: Registration, at: datetime) -> None:
    """Leave the offered seat, or the place in line, to others. Twice is once, and a seat that is
    confirmed stays."""
    stand_in_line(registration.edition)
    locked = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if locked.state in (State.OFFERED, State.WAITING):
        _leave(locked, at)
        emails.send_cancellation(locked)
        seats_came_free(edition=locked.edition, at=at)


@transaction.atomic
def end_offers(*, edition: Edition, at: datetime) -> int:
    """End the offers that have run out, tell the people, and offer the seats to the next in line.
    How many have ended; a second call finds none."""
    stand_in_line(edition)
    over = Registration.objects.filter(edition=edition, state=State.OFFERED, answer_by__lte=at)
    ended = list(over.select_related("edition", "delegation__head"))
    for registration in ended:
        _leave(registration, at)
        emails.send_offer_ended(registration)
    if ended:
        seats_came_free(edition=edition, at=at)
    return len(ended)


def _leave(registration: Registration, at: datetime) -> None:
    lines.leave(registration)
    registration.changed_at = at
    registration.save(update_fields=[*lines.FIELDS, "changed_at"])
