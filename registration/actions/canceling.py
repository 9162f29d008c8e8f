"""Giving a place up, and coming after all."""

from datetime import datetime

from django.db import transaction

from registration import emails
from registration.actions.registering import RegistrationClosed
from registration.models import Registration


@transaction.atomic
def cancel(*, registration: Registration, at: datetime) -> None:
    """The person will not come. Twice is once."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    if locked.is_canceled:
        return
    locked.state = Registration.State.CANCELED
    locked.changed_at = at
    locked.save(update_fields=["state", "changed_at"])
    emails.send_cancellation(locked)


@transaction.atomic
def reinstate(*, registration: Registration, at: datetime) -> None:
    """The person will come after all. Raises RegistrationClosed once the edition is over."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    if locked.edition.is_over(at):
        raise RegistrationClosed
    if not locked.is_canceled:
        return
    locked.state = Registration.State.CONFIRMED
    locked.changed_at = at
    locked.save(update_fields=["state", "changed_at"])
    emails.send_confirmation(locked)
