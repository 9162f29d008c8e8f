"""Verbs on stars."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from symposium.accounts.models import User
from symposium.program.models import DroppedStar, Edition, PersonalCalendar, Session, Star


def set_star(*, user: User, session: Session, starred: bool, at: datetime) -> None:
    """Make it so that a session has the person's star, or has not; twice is once."""
    if starred:
        Star.objects.get_or_create(user=user, session=session, defaults={"at": at})
    else:
        Star.objects.filter(user=user, session=session).delete()


def merge_stars(*, user: User, edition: Edition, guids: Iterable[UUID], at: datetime) -> int:
    """Add what a device has kept to what the account holds; returns how many sessions it named.

    Sessions that are gone, or of another edition, are passed over.
    """
    sessions = Session.objects.filter(edition=edition, guid__in=list(guids))
    stars = [Star(user=user, session=session, at=at) for session in sessions]
    Star.objects.bulk_create(stars, ignore_conflicts=True)
    return len(stars)


def keep_stars(session: Session) -> None:
    """Remember whose star a session had that is about to be deleted, so that the next release
    can tell them, and their calendars cross it out."""
    dropped = [
        DroppedStar(edition_id=session.edition_id, user_id=user, guid=session.guid)
        for user in session.stars.values_list("user_id", flat=True)
    ]
    DroppedStar.objects.bulk_create(dropped, ignore_conflicts=True)
    users = [star.user_id for star in dropped]
    calendars = list(
        PersonalCalendar.objects.select_for_update().filter(
            edition=session.edition_id, user__in=users
        )
    )
    for calendar in calendars:
        calendar.dropped = [*calendar.dropped, str(session.guid)]
    PersonalCalendar.objects.bulk_update(calendars, ["dropped"])
