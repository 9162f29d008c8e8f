"""What an event log can do, whatever keeps it.

A position is an opaque text that orders the entries of one stream: `<milliseconds>-<number>`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

START = "0-0"
"""The position before the first entry that Redis ever keeps."""

KEEP = 4_000
"""Entries that a stream keeps at least; older ones may be trimmed."""


class PositionTooOld(Exception):
    """Entries after this position have been trimmed: read the present state instead."""


class Unavailable(Exception):
    """The log cannot be reached now; trying again later makes sense."""


@dataclass(frozen=True, slots=True)
class Entry:
    position: str
    body: bytes
    """The event as encoded JSON."""
    replaces: str = ""
    """A later entry with the same non-empty text makes this one obsolete."""


def order_of(position: str) -> tuple[int, int]:
    """A position as numbers that compare; ValueError when it is none."""
    milliseconds, _, number = position.partition("-")
    return int(milliseconds), int(number)


class Follower(Protocol):
    """Reads many streams at once, for one event loop."""

    async def last_position(self, stream: str) -> str:
        """Where the stream ends now; raises `Unavailable`."""
        ...

    async def wait(self, after: Mapping[str, str]) -> dict[str, list[Entry]]:
        """The next entries after the given positions, as soon as there are any.

        May be cancelled at any time without losing an entry. Raises `Unavailable`.
        """
        ...

    async def close(self) -> None: ...


class EventLog(Protocol):
    """Appending and reading from any thread."""

    def append(self, stream: str, body: bytes, *, replaces: str = "") -> str:
        """Add an entry and return its position; raises `Unavailable`."""
        ...

    def last_position(self, stream: str) -> str:
        """Where the stream ends now; raises `Unavailable`."""
        ...

    def read(self, stream: str, after: str) -> list[Entry]:
        """All entries after a position; raises `PositionTooOld` and `Unavailable`."""
        ...

    def trim(self, stream: str, keep: int) -> None:
        """Forget all but the last `keep` entries."""
        ...

    def follow(self) -> Follower:
        """A reader bound to the running event loop."""
        ...
