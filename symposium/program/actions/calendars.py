"""Verbs on the secret address at which a person's calendar reads their sessions."""

import secrets
from datetime import datetime

from django.db import transaction

from symposium.accounts.models import User
from symposium.program.models import Edition, PersonalCalendar

SECRET_BYTES = 32


@transaction.atomic
def make_calendar(*, edition: Edition, user: User, at: datetime) -> PersonalCalendar:
    """Give the person an address that nobody can guess; the one before leads nowhere any more."""
    calendar, _is_new = PersonalCalendar.objects.update_or_create(
        edition=edition,
        user=user,
        defaults={"secret": secrets.token_urlsafe(SECRET_BYTES), "made_at": at},
    )
    return calendar


def revoke_calendar(*, edition: Edition, user: User) -> None:
    """Let the address lead nowhere; twice is once."""
    PersonalCalendar.objects.filter(edition=edition, user=user).delete()
