"""The one line in which an edition's scans and conflicts are written."""

from registration.checkin.models import Roll
from symposium.program.models import Edition


def locked_roll(edition: Edition) -> Roll:
    """Wait until nobody else writes scans of this edition, to the end of the transaction: who was
    first is then the same for everybody, and positions are committed in their order."""
    rows = Roll.objects.select_for_update(no_key=True)
    if not rows.filter(edition=edition).exists():
        Roll.objects.get_or_create(edition=edition)
    return rows.get(edition=edition)


def advance(roll: Roll) -> int:
    """The next position; whoever holds the lock saves the roll when all are given out."""
    roll.position += 1
    return roll.position
