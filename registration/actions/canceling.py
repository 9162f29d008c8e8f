"""Giving a place up, and coming after all."""

from datetime import datetime

from django.db import transaction

from registration import emails
from registration.actions import seats
from registration.actions.registering import RegistrationClosed
from registration.models import Registration

State = Registration.State


@transaction.atomic
def cancel(*, registration: Registration, at: datetime) -> None:
    """The person will not come. Twice is once, and who was declined has nothing to give up."""
    seats.stand_in_line(registration.edition)
    locked = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if locked.state in (State.CANCELED, State.DECLINED):
        return
    locked.state = State.CANCELED
    locked.waiting_since = locked.answer_by = locked.review_since = None
    locked.review_changes = []
    locked.changed_at = at
    locked.save()
    emails.send_cancellation(locked)
    seats.seats_came_free(edition=locked.edition, at=at)


@transaction.atomic
def reinstate(*, registration: Registration, at: datetime) -> None:
    """The person will come after all: to a seat or to the end of the line, and once more before
    the organizers where they have never agreed.

    Raises RegistrationClosed once the edition is over.
    """
    seats.stand_in_line(registration.edition)
    rows = Registration.objects.select_for_update(of=("self",)).with_details()
    locked = rows.get(pk=registration.pk)
    if locked.edition.is_over(at):
        raise RegistrationClosed
    if not locked.is_canceled:
        return
    locked.changed_at = at
    if locked.category.needs_approval and locked.decided_at is None:
        locked.state = State.REQUESTED
        locked.save()
    else:
        seats.take_seats(registrations=[locked], at=at)
    emails.send_outcome(locked)
