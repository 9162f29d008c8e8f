"""Reads of the audience: for boards, the organizers' page and exports."""

from datetime import datetime

from streaming.audience import store
from streaming.audience.rounding import at_least
from streaming.broadcast.models import Stage
from symposium.lib.events import Json


def board_part(stage: Stage, at: datetime) -> Json:
    """`{"at_least": number}`: how many watch, rounded down for the public."""
    return {"at_least": at_least(store.get_store().watching(stage.pk, at))}
