"""The code that proves once more, before everything is erased, that the mailbox is the person's.

It stands only as a keyed hash in the session that asked for it, for a quarter of an hour and five
attempts.
"""

import secrets
from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import constant_time_compare, salted_hmac

MINUTES = 15
MOST_TRIES = 5
KEY = "erasure_code"
DIGITS = 8


def new_code(session: SessionBase, at: datetime) -> str:
    """A code for this session; an earlier one is worth nothing from now on."""
    code = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    until = (at + timedelta(minutes=MINUTES)).timestamp()
    session[KEY] = {"hash": _hash(code), "until": until, "tries": 0}
    return code


def is_waiting(session: SessionBase, at: datetime) -> bool:
    """A code has been sent and is still good."""
    waiting = session.get(KEY)
    return bool(waiting and waiting["tries"] < MOST_TRIES and at.timestamp() < waiting["until"])


def is_right(session: SessionBase, code: str, at: datetime) -> bool:
    """Whether this is the code that was sent. Wrong ones count; the right one is used up."""
    if not is_waiting(session, at):
        return False
    waiting = session[KEY]
    if constant_time_compare(waiting["hash"], _hash("".join(code.split()))):
        del session[KEY]
        return True
    session[KEY] = {**waiting, "tries": waiting["tries"] + 1}
    return False


def _hash(code: str) -> str:
    return salted_hmac("symposium.privacy.codes", code, algorithm="sha256").hexdigest()
