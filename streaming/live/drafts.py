"""Drafts of programs, live: what organizers change reaches the editors that are open.

One feed an edition and process. It needs no board: an editor reads the draft over HTTP, with the
position from which the feed goes on.
"""

import asyncio
import logging
import math
import random
import time
from collections import deque
from collections.abc import Iterator, Sequence

from streaming.live import frames
from streaming.live.channel import BUFFER_BYTES, INTERVAL_SECONDS, SLOW, Seat
from streaming.live.frames import Frame
from streaming.live.threads import in_thread
from symposium.lib import eventlog
from symposium.lib.eventlog import START, Entry, Follower, PositionTooOld, Unavailable
from symposium.lib.eventlog.base import order_of
from symposium.lib.events import Json, encode
from symposium.program import queries
from symposium.program.events import ProgramReplaced, stream_for

log = logging.getLogger(__name__)

RECENT = 500
MOST_MISSED_BYTES = 128 * 1024
"""Past this an editor reads the draft anew instead of what it has missed."""
COMPARE_SECONDS = 15.0
GRACE_SECONDS = 1.0
"""How long an event may take from its commit to here."""
LINGER_SECONDS = 120.0


class Feed:
    """What happens to one edition's draft, and the sockets that hear it."""

    def __init__(self, slug: str, follower: Follower, position: str) -> None:
        self.slug = slug
        self.stream = stream_for(slug)
        self.position = position
        """Up to which everything has been sent."""
        self.idle_since = time.monotonic()
        self._follower = follower
        self._recent: deque[Entry] = deque(maxlen=RECENT)
        self._seats: set[Seat] = set()
        self._mark: Json | None = None
        self._marked_at = position
        self._tasks = [
            asyncio.create_task(self._read()),
            asyncio.create_task(self._compare_often()),
        ]

    @property
    def count(self) -> int:
        return len(self._seats)

    @property
    def seats(self) -> Iterator[Seat]:
        return iter(list(self._seats))

    async def sit(self, seat: Seat, after: str) -> None:
        """Greet a socket, tell it what it has missed since `after`, and keep it up to date."""
        missed = await self._missed(after) if after else []
        # No waiting from here on: nothing can come between what is told and what follows.
        self._seats.add(seat)
        seat.write(frames.message({"type": "hello", "position": self.position}))
        if missed is None:
            seat.write(self._frame([self._replaced()]))
            return
        since = order_of(missed[-1].position if missed else after or self.position)
        missed += [entry for entry in self._recent if order_of(entry.position) > since]
        if sum(len(entry.body) for entry in missed) > MOST_MISSED_BYTES:
            seat.write(self._frame([self._replaced()]))
        elif missed:
            seat.write(self._frame(missed))

    def leave(self, seat: Seat) -> None:
        self._seats.discard(seat)
        self.idle_since = time.monotonic()

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _missed(self, after: str) -> list[Entry] | None:
        """What the log holds after a position; None when that is not known any more."""
        try:
            return list(await asyncio.to_thread(eventlog.get_log().read, self.stream, after))
        except (PositionTooOld, Unavailable, ValueError):
            return None

    # --- news --------------------------------------------------------------------------------

    async def _read(self) -> None:
        """Follow the stream. The first news after a pause leaves at once, what comes within the
        next quarter of a second leaves together."""
        pause = 0.1
        while True:
            try:
                found = await self._follower.wait({self.stream: self.position})
                self._tell(found[self.stream])
                pause = 0.1
                await asyncio.sleep(INTERVAL_SECONDS)
            except PositionTooOld:
                await self._start_anew()
            except Unavailable as error:
                log.warning("The event log is away: %s", error)
                await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - spreads load
                pause = min(pause * 2, 5.0)
            except Exception:
                log.exception("Reading the draft's stream failed")
                await asyncio.sleep(1.0)

    async def _start_anew(self) -> None:
        try:
            self.position = await self._follower.last_position(self.stream)
        except Unavailable:
            self.position = START
        self._recent.clear()
        self._write(self._frame([self._replaced()]))

    async def _compare_often(self) -> None:
        while True:
            try:
                await self.compare()
            except Exception:
                log.exception("The draft of %s could not be compared", self.slug)
            await asyncio.sleep(COMPARE_SECONDS * random.uniform(0.8, 1.2))  # noqa: S311

    async def compare(self) -> None:
        """Look whether the draft has changed without an event: by a command in another process,
        or where one died between its commit and the log. Then it is to be read anew."""
        position = self.position
        mark = await _mark(self.slug)
        if self._mark is not None and mark != self._mark and self._marked_at == self.position:
            await asyncio.sleep(GRACE_SECONDS)
            if self._marked_at == self.position:
                self._write(self._frame([self._replaced()]))
        self._mark, self._marked_at = mark, position

    def _tell(self, entries: Sequence[Entry]) -> None:
        self.position = entries[-1].position
        self._recent += entries
        self._write(self._frame(entries))

    def _write(self, frame: Frame) -> None:
        for seat in self.seats:
            if seat.write(frame) > BUFFER_BYTES:
                # It comes back with the position that it knows.
                seat.close(SLOW)
                self._seats.discard(seat)

    def _frame(self, entries: Sequence[Entry]) -> Frame:
        last = {entry.replaces: entry.position for entry in entries if entry.replaces}
        bodies = [
            entry.body
            for entry in entries
            if not entry.replaces or last[entry.replaces] == entry.position
        ]
        return frames.draft_events(self.position, bodies)

    def _replaced(self) -> Entry:
        return Entry(self.position, encode(ProgramReplaced(edition=self.slug).as_json()))


class Drafts:
    """The feeds of one process."""

    def __init__(self, follower: Follower) -> None:
        self._follower = follower
        self._feeds: dict[str, Feed] = {}
        self._opening = asyncio.Lock()

    @property
    def count(self) -> int:
        return sum(feed.count for feed in self._feeds.values())

    async def feed(self, slug: str) -> Feed:
        """The feed of an edition that exists."""
        async with self._opening:
            if slug not in self._feeds:
                try:
                    position = await self._follower.last_position(stream_for(slug))
                except Unavailable:
                    position = START
                self._feeds[slug] = Feed(slug, self._follower, position)
            self._feeds[slug].idle_since = time.monotonic()
            return self._feeds[slug]

    def close_some(self, code: int, *, share: float) -> None:
        """Close a share of the sockets, between 0 and 1."""
        seats = [seat for feed in self._feeds.values() for seat in feed.seats]
        for seat in seats[: math.ceil(len(seats) * share)]:
            seat.close(code)

    async def leave(self, feed: Feed, seat: Seat) -> None:
        """Let a socket go, and with it the feeds that nobody has heard for a while."""
        feed.leave(seat)
        long_ago = time.monotonic() - LINGER_SECONDS
        for slug, other in list(self._feeds.items()):
            if not other.count and other.idle_since < long_ago:
                del self._feeds[slug]
                await other.stop()

    async def close(self) -> None:
        for feed in self._feeds.values():
            await feed.stop()
        self._feeds.clear()


@in_thread
def _mark(slug: str) -> Json:
    return queries.draft_mark(slug)
