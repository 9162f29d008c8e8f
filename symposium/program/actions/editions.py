"""Verbs on an edition as a whole: who serves in it, publishing, shifting in time."""

from datetime import datetime

from django.db import transaction

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program import queries
from symposium.program.models import Appointment, Edition, Release


def appoint(*, edition: Edition, user: User, role: str) -> Appointment:
    """Give a person a role; twice is once."""
    return Appointment.objects.get_or_create(edition=edition, user=user, role=role)[0]


@transaction.atomic
def publish_program(*, edition: Edition, by: User | None, at: datetime, note: str = "") -> Release:
    """Freeze the draft as the next release: from now on it is what the public sees."""
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    latest = locked.releases.order_by("-number").first()
    release = Release.objects.create(
        edition=locked,
        number=latest.number + 1 if latest else 1,
        document=queries.document_of(locked),
        released_at=at,
        released_by=by,
        note=note,
    )
    if by is not None:
        record_audit(
            actor=by, verb="program.published", target=release, at=at, edition_slug=locked.slug
        )
    return release
