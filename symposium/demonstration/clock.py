"""When the demonstration takes place: so that its opening ceremony is on at this moment."""

from datetime import datetime, timedelta

QUARTER = timedelta(minutes=15)
# Somebody who has just started the demonstration finds the ceremony some minutes old.
LEAST_AGE = timedelta(minutes=3)


def shift_to(now: datetime, *, opens_at: datetime, closes_at: datetime) -> timedelta:
    """By how much to move the program so that a session from `opens_at` to `closes_at` is on.

    Zero when it is on anyway with five minutes left; otherwise it starts at a full quarter of an
    hour, at least three minutes ago. Arguments are aware.
    """
    if opens_at <= now < closes_at - timedelta(minutes=5):
        return timedelta()
    latest = now - LEAST_AGE
    since_quarter = timedelta(
        minutes=latest.minute % 15, seconds=latest.second, microseconds=latest.microsecond
    )
    return latest - since_quarter - opens_at
