"""A log inside one process. Threads append, event loops follow."""

import asyncio
import threading
import time
from collections import defaultdict, deque
from collections.abc import Mapping

from symposium.lib.eventlog.base import KEEP, Entry, PositionTooOld, order_of


class MemoryLog:
    """Positions begin with the instant at which this log was made.

    So a position from before a restart is recognized as foreign and never mistaken for one of
    ours.
    """

    def __init__(self, *, keep: int = KEEP) -> None:
        self._keep = keep
        self._epoch = time.time_ns() // 1_000_000
        self._lock = threading.Lock()
        self._entries: defaultdict[str, deque[Entry]] = defaultdict(deque)
        self._count: defaultdict[str, int] = defaultdict(int)
        self._sleepers: set[_Sleeper] = set()

    def append(self, stream: str, body: bytes, *, replaces: str = "") -> str:
        with self._lock:
            self._count[stream] += 1
            entry = Entry(f"{self._epoch}-{self._count[stream]}", body, replaces)
            entries = self._entries[stream]
            entries.append(entry)
            if len(entries) > self._keep:
                entries.popleft()
            sleepers = [sleeper for sleeper in self._sleepers if stream in sleeper.streams]
        for sleeper in sleepers:
            sleeper.wake()
        return entry.position

    def last_position(self, stream: str) -> str:
        with self._lock:
            return f"{self._epoch}-{self._count[stream]}"

    def read(self, stream: str, after: str) -> list[Entry]:
        with self._lock:
            return self._read(stream, after)

    def trim(self, stream: str, keep: int) -> None:
        with self._lock:
            entries = self._entries[stream]
            while len(entries) > keep:
                entries.popleft()

    def follow(self) -> "MemoryFollower":
        return MemoryFollower(self)

    def _read(self, stream: str, after: str) -> list[Entry]:
        """The entries after a position; the lock must be held."""
        epoch, number = order_of(after)
        count, entries = self._count[stream], self._entries[stream]
        missing = count - number
        if epoch != self._epoch or missing < 0 or missing > len(entries):
            raise PositionTooOld(after)
        return list(entries)[len(entries) - missing :]


class MemoryFollower:
    def __init__(self, log: MemoryLog) -> None:
        self._log = log

    async def last_position(self, stream: str) -> str:
        return self._log.last_position(stream)

    async def wait(self, after: Mapping[str, str]) -> dict[str, list[Entry]]:
        sleeper = _Sleeper(frozenset(after))
        try:
            while True:
                with self._log._lock:
                    # Checked and registered under one lock: no entry can slip in between.
                    found = {stream: self._log._read(stream, at) for stream, at in after.items()}
                    self._log._sleepers.add(sleeper)
                found = {stream: entries for stream, entries in found.items() if entries}
                if found:
                    return found
                await sleeper.sleep()
        finally:
            with self._log._lock:
                self._log._sleepers.discard(sleeper)

    async def close(self) -> None:
        pass


class _Sleeper:
    """A follower that waits, waked from any thread."""

    def __init__(self, streams: frozenset[str]) -> None:
        self.streams = streams
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()

    def wake(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._event.set)

    async def sleep(self) -> None:
        await self._event.wait()
        self._event.clear()
