"""When somebody has proven who they are, as their session remembers it.

Sensitive changes ask for a fresh proof; organizers' pages ask for one after a night away.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from symposium.accounts import factors

SIGNED_IN, SEEN, LOCKED_UNTIL = "signed_in_at", "staff_seen_at", "staff_locked_until"
# How often the session is written for having been used.
SEEN_EVERY = timedelta(minutes=1)


def is_fresh(request: HttpRequest, at: datetime) -> bool:
    """Whether the person has shown within the last minutes what the account is protected by: a
    passkey, an app or a recovery code where there are some, else a code from the mailbox."""
    if not request.user.is_authenticated:
        return False
    since = at.timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    fresh = [record for record in records if record.get("at", 0) >= since]
    if any(record.get("method") == "mfa" for record in fresh):
        return True
    # What was enough before the first factor was added is enough for the minutes after it.
    first = factors.first_of(request.user)
    return any(first is None or record["at"] <= first.created_at.timestamp() for record in fresh)


def note_sign_in(session: SessionBase, *, at: datetime, locked_until: datetime | None) -> None:
    """Start counting the session's age; until `locked_until` no organizers' page opens."""
    session[SIGNED_IN] = session[SEEN] = at.timestamp()
    session.pop(LOCKED_UNTIL, None)
    if locked_until:
        session[LOCKED_UNTIL] = locked_until.timestamp()


@dataclass(frozen=True)
class Age:
    """What a session says when an organizers' page is opened."""

    is_over: bool
    is_locked: bool


def age_of(session: SessionBase, at: datetime) -> Age:
    """Whether the sign-in is too old for organizers' pages, or they are locked. Counts as use.

    A session that does not know when it began is counted from now on where staff must be careful;
    elsewhere it comes from the demonstration's own door and is left alone.
    """
    now = at.timestamp()
    signed_in: Any = session.get(SIGNED_IN)
    seen: Any = session.get(SEEN)
    if signed_in is None or seen is None:
        signed_in = seen = now
        if factors.is_required():
            session[SIGNED_IN] = session[SEEN] = now
    is_over = (
        now - signed_in >= settings.STAFF_SESSION_HOURS * 3600
        or now - seen >= settings.STAFF_IDLE_MINUTES * 60
    )
    if not is_over and now - seen >= SEEN_EVERY.total_seconds():
        session[SEEN] = now
    return Age(is_over=is_over, is_locked=session.get(LOCKED_UNTIL, 0) > now)
