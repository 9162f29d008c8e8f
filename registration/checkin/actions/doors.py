"""Verbs on doors."""

from datetime import datetime

from django.db import transaction

from registration.checkin.models import Door
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User


@transaction.atomic
def save_door(*, door: Door, by: User, at: datetime, address: str = "") -> None:
    """Write a door as a form has filled it, a new one or a known one."""
    is_new = door.pk is None
    door.save()
    record_audit(
        actor=by,
        verb="check_in.door_added" if is_new else "check_in.door_changed",
        target=door,
        at=at,
        edition_slug=door.edition.slug,
        address=address,
    )
