"""Beats: what a player tells of itself, every 15 to 20 seconds and whenever its state changes."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from symposium.lib.refusals import Refusal

LONGEST_SPAN_SECONDS = 30.0
"""One beat tells of at most so long a time; a player that was silent for longer is not believed."""

PRESENT_SECONDS = 60
"""A viewer counts as watching for so long after a beat."""


class State(StrEnum):
    PLAYING = "playing"
    PAUSED = "paused"
    STALLED = "stalled"


class BadBeat(Refusal):
    code = "invalid"
    message = _("This is not a message of a player.")


@dataclass(frozen=True, slots=True)
class Beat:
    """The state of a player, and how many seconds it has played since the beat before.

    There is no time in it: when it happened, the server's clock says.
    """

    state: State
    played: float


def parse(fields: object) -> Beat:
    """Read `{"state": "playing", "played": 15.2}`; raises BadBeat.

    A span longer than a beat may tell of is cut, for a tab that slept wakes up with a large one.
    """
    if not isinstance(fields, dict):
        raise BadBeat
    state, played = fields.get("state"), fields.get("played", 0)
    if not isinstance(state, str) or state not in set(State):
        raise BadBeat
    if not _is_number(played) or not 0 <= played < float("inf"):
        raise BadBeat
    return Beat(State(state), float(min(played, LONGEST_SPAN_SECONDS)))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def seconds_watched(played: float, until: datetime) -> dict[datetime, int]:
    """The span of `played` seconds that ends at an instant, as bits: {minute: seconds}.

    Both ends are rounded to whole seconds, so spans that touch neither overlap nor leave a gap.
    """
    end = round(until.timestamp())
    start = round(until.timestamp() - min(max(played, 0.0), LONGEST_SPAN_SECONDS))
    minutes: dict[datetime, int] = {}
    while start < end:
        offset = start % 60
        count = min(end - start, 60 - offset)
        minutes[datetime.fromtimestamp(start - offset, UTC)] = ((1 << count) - 1) << offset
        start += count
    return minutes


def minute_of(at: datetime) -> datetime:
    """The start of the minute in which an instant lies, in UTC."""
    return at.astimezone(UTC).replace(second=0, microsecond=0)


def last_present_before(at: datetime) -> datetime:
    """Who was heard of after this instant is watching at `at`."""
    return at - timedelta(seconds=PRESENT_SECONDS)
