"""Which letters somebody wants, and whether an edition reminds people at all."""

from datetime import datetime

from django.db import IntegrityError, transaction

from registration.mailings.models import LetterChoice, ReminderSwitch
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.program.models import Edition


def choose_letters(*, edition: Edition, email: str, at: datetime, **wanted: bool) -> None:
    """Remember what somebody wants: `takes_news`, `takes_day`, `takes_soon`; twice is once."""
    own = LetterChoice.objects.filter(edition=edition, email__iexact=email)
    if own.update(changed_at=at, **wanted):
        return
    try:
        with transaction.atomic():
            LetterChoice.objects.create(edition=edition, email=email, changed_at=at, **wanted)
    except IntegrityError:
        own.update(changed_at=at, **wanted)


def refuse_topic(*, edition: Edition, email: str, topic: str, at: datetime) -> None:
    """No more letters of a kind, as mail programs say it with one click."""
    choose_letters(edition=edition, email=email, at=at, **{f"takes_{topic}": False})


@transaction.atomic
def switch_reminders(*, edition: Edition, is_on: bool, by: User, at: datetime) -> None:
    """Twice is once."""
    switch = ReminderSwitch.objects.filter(edition=edition).first()
    before = switch.is_on if switch else True
    if before == is_on:
        return
    ReminderSwitch.objects.update_or_create(edition=edition, defaults={"is_on": is_on})
    record_audit(
        actor=by,
        verb="reminders.switched",
        target=edition,
        at=at,
        edition_slug=edition.slug,
        changes={"is_on": (before, is_on)},
    )
