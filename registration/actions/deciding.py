"""What organizers decide about a registration."""

from datetime import datetime

from django.db import transaction

from registration import emails
from registration.models import Registration
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User


@transaction.atomic
def change_state(
    *, registration: Registration, state: str, by: User, at: datetime, address: str = ""
) -> None:
    """An organizer decides; it is written down, and the person is told by e-mail."""
    locked = Registration.objects.select_for_update().get(pk=registration.pk)
    before = locked.state
    if before == state:
        return
    locked.state = state
    locked.changed_at = at
    locked.save(update_fields=["state", "changed_at"])
    record_audit(
        actor=by,
        verb="registration.state_changed",
        target=locked,
        at=at,
        edition_slug=locked.edition.slug,
        changes={"state": (before, state)},
        address=address,
    )
    if state == Registration.State.CONFIRMED:
        emails.send_confirmation(locked)
    elif state == Registration.State.CANCELED:
        emails.send_cancellation(locked)
