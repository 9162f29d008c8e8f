"""What else has to go when a place gets a new person: each app that keeps something of the old one
registers here when it starts (`AppConfig.ready`); nothing is imported upwards."""

from collections.abc import Callable
from datetime import datetime

from registration.models import Registration

# Called in the transaction, with the registration as it was.
Forget = Callable[[Registration, datetime], None]
_forgets: list[Forget] = []


def register(forget: Forget) -> None:
    """Call this too; once, however often it is said."""
    if forget not in _forgets:
        _forgets.append(forget)


def forget_person(registration: Registration, at: datetime) -> None:
    """Take away or revoke all that belongs to the person and not to the place."""
    for forget in _forgets:
        forget(registration, at)
