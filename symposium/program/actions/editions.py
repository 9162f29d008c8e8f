"""Verbs on an edition as a whole: who serves in it, shifting in time."""

from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.program.actions.releases import NothingChanged, NothingToPublish, publish_program
from symposium.program.events import ProgramReplaced
from symposium.program.models import (
    Appointment,
    Edition,
    RoomHours,
    Session,
    SpeakerHours,
)

FAR = timedelta(days=365_000)


def appoint(*, edition: Edition, user: User, role: str) -> Appointment:
    """Give a person a role; twice is once."""
    return Appointment.objects.get_or_create(edition=edition, user=user, role=role)[0]


@transaction.atomic
def shift_program(*, edition: Edition, delta: timedelta, at: datetime) -> None:
    """Move all sessions and hours by the same time, the edition's days with them, and publish it.

    The days follow the first ceremony, or the first session where there is none.
    """
    if not delta:
        return
    locked = Edition.objects.select_for_update().get(pk=edition.pk)
    scheduled = locked.sessions.scheduled().order_by("starts_at")
    anchor = scheduled.filter(kind=Session.Kind.CEREMONY).first() or scheduled.first()
    days = _days_moved(anchor, locked, delta) if anchor else timedelta(days=delta.days)
    # In two steps: row by row, a session would come upon one that has not moved yet.
    for step in (FAR, delta - FAR):
        locked.sessions.filter(starts_at__isnull=False).update(
            starts_at=F("starts_at") + step, ends_at=F("ends_at") + step
        )
    locked.sessions.filter(starts_at__isnull=False).update(version=F("version") + 1)
    for hours in (
        RoomHours.objects.filter(room__edition=locked),
        SpeakerHours.objects.filter(speaker__edition=locked),
    ):
        hours.update(starts_at=F("starts_at") + delta, ends_at=F("ends_at") + delta)
    locked.starts_on += days
    locked.ends_on += days
    locked.save(update_fields=["starts_on", "ends_on"])
    edition.starts_on, edition.ends_on = locked.starts_on, locked.ends_on
    after_commit.publish(ProgramReplaced(edition=locked.slug))
    # An edition without a timetable has nothing to say about it.
    with suppress(NothingChanged, NothingToPublish):
        publish_program(edition=locked, by=None, at=at, heeds_rules=False, tells_people=False)


def _days_moved(session: Session, edition: Edition, delta: timedelta) -> timedelta:
    """How many calendar days of the edition's zone lie between before and after."""
    assert session.starts_at  # noqa: S101 - a scheduled session
    before = session.starts_at.astimezone(edition.zone).date()
    return (session.starts_at + delta).astimezone(edition.zone).date() - before
