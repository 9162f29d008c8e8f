"""Sending letters: each once, all workers together no faster than the mail server may be asked.

A letter is claimed in a transaction of its own before it is handed over, and settled after. What
a killed worker leaves is unclear, and people decide (see `symposium.lib.letters.once`).
"""

import logging
import math
import time
from datetime import datetime, timedelta
from smtplib import SMTPException

from celery import shared_task
from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from registration.mailings import emails, queries
from registration.mailings.models import Letter, Mailing, Pace
from symposium.lib.letters import once, post
from symposium.lib.letters.post import Fate, MailServerLost, Outcome

log = logging.getLogger(__name__)

MOST_SECONDS = 50
# The rate is kept in each span of so many seconds, so that letters leave evenly.
SPAN_SECONDS = 10
SHOWN = ("edition", "mailing", "registration__category", "registration__institution")
READERS = ("registration__edition", "registration__user")


@shared_task(name="registration.mailings.tasks.send_letter")  # type: ignore[untyped-decorator]  # Celery has no types
def send_letter(key: int) -> None:
    """One letter that somebody waits for, before all others."""
    now = timezone.now()
    if not once.claim(Letter.objects.sendable().waiting_at(now), key=key, at=now):
        return
    letter = Letter.objects.select_related(*SHOWN, *READERS).get(pk=key)
    try:
        with get_connection() as connection:
            send_claimed(letter, connection=connection)
    except MailServerLost as error:
        log.warning("The mail server is lost: %s", error)
    except (SMTPException, OSError) as error:
        # No connection came about, so nothing has left: the next round sends it.
        once.settle(letter, Outcome(Fate.PUT_OFF, str(error)), at=now)


@shared_task(name="registration.mailings.tasks.send_letters")  # type: ignore[untyped-decorator]  # as above
def send_letters() -> None:
    """Send what is due. Several may run at once; what this one leaves, the next one finds."""
    ends_at = time.monotonic() + MOST_SECONDS
    try:
        if Letter.objects.sendable().waiting_at(timezone.now()).exists():
            with get_connection() as connection:
                while time.monotonic() < ends_at:
                    letter = take_letter(at=timezone.now(), per_minute=settings.LETTERS_PER_MINUTE)
                    if letter is None:
                        break
                    send_claimed(letter, connection=connection)
    except (MailServerLost, SMTPException, OSError) as error:
        log.warning("The mail server is lost, letters wait: %s", error)
    finish_mailings(at=timezone.now())


@transaction.atomic
def take_letter(*, at: datetime, per_minute: int) -> Letter | None:
    """Claim the next letter whose turn it is; None when there is none, or the rate is reached."""
    _lock_pace()
    span = timedelta(seconds=max(SPAN_SECONDS, math.ceil(60 / per_minute)))
    most = max(1, int(per_minute * span.total_seconds() // 60))
    if Letter.objects.filter(claimed_at__gt=at - span).count() >= most:
        return None
    due = Letter.objects.sendable().waiting_at(at).order_by("urgency", "pk")
    letter = due.select_related(*SHOWN, *READERS).first()
    if letter is None or not once.claim(due.order_by(), key=letter.pk, at=at):
        return None
    letter.claimed_at = at
    return letter


def send_claimed(letter: Letter, *, connection: BaseEmailBackend) -> None:
    """Hand a claimed letter over and write down what has become of it. Whoever wants no such
    letters any more, or cannot be reached, is left out now too. Raises MailServerLost."""
    reason = queries.why_left_out(letter)
    if reason:
        _leave_out(letter, reason)
        return
    try:
        message = emails.message_of(letter)
    except Exception as error:
        log.exception("The letter %s cannot be written", letter.pk)
        once.settle(letter, Outcome(Fate.REFUSED, repr(error)), at=timezone.now())
        return
    if message is None:
        _leave_out(letter, Letter.LeftOut.NOTHING_TO_SAY)
        return
    outcome = post.hand_over(message, connection)
    once.settle(letter, outcome, at=timezone.now(), subject=letter.subject, text=letter.text)
    if outcome.is_lost:
        raise MailServerLost(outcome.text)


def finish_mailings(*, at: datetime) -> int:
    """Close the mailings of which nothing is left to send; answers how many."""
    open_ones = Letter.objects.open_at(at).filter(mailing__isnull=False)
    done = Mailing.objects.sending().exclude(pk__in=open_ones.values("mailing"))
    return done.update(state=Mailing.State.FINISHED, ended_at=at)


def _leave_out(letter: Letter, reason: str) -> None:
    Letter.objects.filter(pk=letter.pk, claimed_at=letter.claimed_at).update(
        claimed_at=None, left_out=reason
    )


def _lock_pace() -> None:
    """Workers take letters in single file: SQLite has one writer anyway."""
    rows = Pace.objects.select_for_update()
    if rows.first() is None:
        Pace.objects.bulk_create([Pace(pk=1)], ignore_conflicts=True)
        rows.first()
