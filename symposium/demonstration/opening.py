"""Moves the demonstration's program to the present."""

from datetime import datetime, timedelta

from symposium.demonstration import clock
from symposium.demonstration.steps.editions import DEMONSTRATION_SLUG
from symposium.program import actions, queries
from symposium.program.models import Edition


def move_to(now: datetime) -> timedelta:
    """Let the opening ceremony be on at `now`; answers by how much the program moved."""
    edition = Edition.objects.get(slug=DEMONSTRATION_SLUG)
    ceremonies = [
        session
        for session in queries.released_program(edition).sessions
        if session.kind == "ceremony"
    ]
    if not ceremonies:
        return timedelta()
    first = ceremonies[0]
    delta = clock.shift_to(now, opens_at=first.starts_at, closes_at=first.ends_at)
    if delta:
        actions.shift_program(edition=edition, delta=delta, at=now)
    return delta
