"""Verbs on tickets."""

from datetime import datetime

from django.db import transaction

from registration import emails
from registration.models import Registration
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User


@transaction.atomic
def reissue_ticket(
    *, registration: Registration, by: User, at: datetime, address: str = ""
) -> None:
    """Make the tickets so far worthless and send a new one: online at once, on devices without a
    network as soon as they have heard of it."""
    locked = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    before = locked.ticket_version
    locked.ticket_version = before + 1
    locked.changed_at = at
    locked.save(update_fields=["ticket_version", "changed_at"])
    record_audit(
        actor=by,
        verb="registration.ticket_reissued",
        target=locked,
        at=at,
        edition_slug=locked.edition.slug,
        changes={"ticket_version": (before, locked.ticket_version)},
        address=address,
    )
    if locked.email and locked.is_confirmed:
        emails.send_confirmation(locked)
