"""What a store of the present audience can do, whatever keeps it.

A store is told by batches. Telling it the same batch twice changes nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OpenMinute:
    """A minute of a stage for which seconds have been recorded."""

    stage_id: int
    starts_at: datetime


@dataclass
class Batch:
    """What the beats of about two seconds say. Viewers are texts of at most 32 characters."""

    heard: dict[tuple[int, str], datetime] = field(default_factory=dict)
    """(stage, viewer) → the last beat."""
    seen: set[tuple[int, str, str]] = field(default_factory=set)
    """(stage, guid of the session or "", viewer)."""
    watched: dict[tuple[int, datetime, str], int] = field(default_factory=dict)
    """(stage, minute, viewer) → the seconds of that minute as bits."""

    def hear(self, stage_id: int, viewer: str, at: datetime) -> None:
        known = self.heard.get((stage_id, viewer))
        self.heard[stage_id, viewer] = max(known, at) if known else at

    def watch(self, stage_id: int, minute: datetime, viewer: str, seconds: int) -> None:
        key = (stage_id, minute, viewer)
        self.watched[key] = self.watched.get(key, 0) | seconds

    def add(self, later: "Batch") -> None:
        """Take in another batch."""
        for (stage_id, viewer), at in later.heard.items():
            self.hear(stage_id, viewer, at)
        for (stage_id, minute, viewer), seconds in later.watched.items():
            self.watch(stage_id, minute, viewer, seconds)
        self.seen |= later.seen


class Store(Protocol):
    def record(self, batch: Batch) -> None:
        """Add a batch; what is known already stays known."""
        ...

    def watching(self, stage_id: int, at: datetime) -> int:
        """Distinct viewers with a beat in the minute before `at`."""
        ...

    def heard_since(self, since: datetime) -> list[int]:
        """The stages that had a beat after an instant, in order of their ids."""
        ...

    def unique(self, stage_ids: Sequence[int], session_guid: str | None = None) -> int:
        """Distinct viewers of the stages together; of one session when a guid is given."""
        ...

    def open_minutes(self, before: datetime) -> list[OpenMinute]:
        """Minutes that started before an instant and have not been forgotten, in order."""
        ...

    def watched_in(self, minute: OpenMinute) -> dict[str, int]:
        """Viewer → seconds as bits."""
        ...

    def forget(self, minutes: Iterable[OpenMinute], *, absent_since: datetime) -> None:
        """Drop minutes that have been counted, and viewers not heard of since an instant."""
        ...
