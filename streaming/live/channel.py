"""One stage and audience in one process: its board, its recent past and its sockets."""

import asyncio
import math
from collections import deque
from collections.abc import Sequence

from streaming.broadcast.models import Stage
from streaming.live import frames
from streaming.live.board import Snapshot
from streaming.live.frames import Frame
from streaming.live.writers import Writer
from symposium.lib.eventlog import Entry
from symposium.lib.eventlog.base import order_of
from symposium.lib.events import Audience

INTERVAL_SECONDS = 0.25
BUFFER_BYTES = 256 * 1024
RECENT = 1_000
PATIENCE_SECONDS = 60.0
MOST_CATCH_UPS = 64
SLOW = 4408
"""Close code: the socket took nothing for a minute."""


class Seat:
    """One socket's place in a channel."""

    __slots__ = ("behind_since", "close", "pending", "write")

    def __init__(self, writer: Writer, close: "Closer") -> None:
        self.write = writer.write
        self.pending = writer.pending
        self.close = close
        self.behind_since = 0.0


class Closer:
    """Asks a socket's own task to close it."""

    __slots__ = ("_task", "code")

    def __init__(self) -> None:
        self.code: int | None = None
        self._task = asyncio.current_task()

    def __call__(self, code: int) -> None:
        if self.code is None and self._task is not None:
            self.code = code
            self._task.cancel()


class Channel:
    """Collects entries, and writes at most four frames a second.

    The first entry after a pause leaves at once; those that follow within 250 ms leave
    together, and of entries that replace each other only the last.
    """

    def __init__(self, stage: Stage, audience: Audience, snapshot: Snapshot) -> None:
        self.stage = stage
        self.audience = audience
        self.snapshot = snapshot
        """The board as far as it has been sent."""
        self.read_to = snapshot.position
        """The position up to which the log has been read."""
        self._waiting: list[Entry] = []
        self._recent: deque[Entry] = deque(maxlen=RECENT)
        self._recent_after = snapshot.position
        self._board: Frame | None = None
        self._catch_up: dict[str, Frame] = {}
        self._seats: set[Seat] = set()
        self._behind: set[Seat] = set()
        self._next_frame_at = 0.0
        self._timer: asyncio.TimerHandle | None = None

    # --- sockets -----------------------------------------------------------------------------

    @property
    def count(self) -> int:
        return len(self._seats) + len(self._behind)

    def board_frame(self) -> Frame:
        """The present board; encoded once until it changes."""
        if self._board is None:
            self._board = frames.board(self.audience, self.snapshot.position, self.snapshot.encoded)
        return self._board

    def sit(self, seat: Seat, after: str) -> None:
        """Bring a socket up to date and keep it so. `after` is what it knows already, or ""."""
        self._seats.add(seat)
        self._give(seat, self._missed(after) or self.board_frame())

    def leave(self, seat: Seat) -> None:
        self._seats.discard(seat)
        self._behind.discard(seat)

    def close_all(self, code: int) -> None:
        self.close_some(code, share=1.0)

    def close_some(self, code: int, *, share: float) -> None:
        """Close a share of the sockets, between 0 and 1."""
        seats = [*self._seats, *self._behind]
        for seat in seats[: math.ceil(len(seats) * share)]:
            seat.close(code)

    # --- news --------------------------------------------------------------------------------

    def receive(self, entries: Sequence[Entry]) -> None:
        """Take what the log brought; it leaves now or within 250 ms."""
        self._waiting += entries
        self.read_to = entries[-1].position
        if self._timer is None:
            loop = asyncio.get_running_loop()
            delay = self._next_frame_at - loop.time()
            if delay <= 0:
                self._flush()
            else:
                self._timer = loop.call_later(delay, self._flush)

    def replace(self, snapshot: Snapshot) -> None:
        """Set another board, and send it to everybody."""
        self.snapshot = snapshot
        self.read_to = snapshot.position
        self._waiting.clear()
        self._recent.clear()
        self._recent_after = snapshot.position
        self._forget_frames()
        self._write(self.board_frame())

    def is_settled_at(self, position: str) -> bool:
        """Whether everything up to this position has been sent."""
        return not self._waiting and order_of(self.read_to) >= order_of(position)

    def tend(self, now: float) -> None:
        """Resync slow sockets that have caught up, and close those that never do."""
        for seat in list(self._behind):
            if seat.pending() == 0:
                self._behind.discard(seat)
                self._seats.add(seat)
                self._give(seat, self.board_frame())
            elif now - seat.behind_since > PATIENCE_SECONDS:
                self._behind.discard(seat)
                seat.close(SLOW)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _flush(self) -> None:
        self._timer = None
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        self._next_frame_at = asyncio.get_running_loop().time() + INTERVAL_SECONDS
        before = self.snapshot.position
        self.snapshot = self.snapshot.after(waiting)
        self._remember(waiting)
        self._forget_frames()
        self._write(self._events_frame(before, waiting))

    def _write(self, frame: Frame) -> None:
        lagging = [seat for seat in self._seats if seat.write(frame) > BUFFER_BYTES]
        for seat in lagging:
            self._fall_behind(seat)

    def _give(self, seat: Seat, frame: Frame) -> None:
        if seat.write(frame) > BUFFER_BYTES:
            self._fall_behind(seat)

    def _fall_behind(self, seat: Seat) -> None:
        seat.behind_since = asyncio.get_running_loop().time()
        self._seats.discard(seat)
        self._behind.add(seat)

    # --- frames ------------------------------------------------------------------------------

    def _missed(self, after: str) -> Frame | None:
        """What happened after a position, in one frame; None when that is no longer known."""
        if not after or not self._knows(after):
            return None
        if after not in self._catch_up:
            if len(self._catch_up) >= MOST_CATCH_UPS:
                self._catch_up.clear()
            missed = [entry for entry in self._recent if order_of(entry.position) > order_of(after)]
            self._catch_up[after] = self._events_frame(after, missed)
        return self._catch_up[after]

    def _knows(self, position: str) -> bool:
        try:
            at = order_of(position)
        except ValueError:
            return False
        return order_of(self._recent_after) <= at <= order_of(self.snapshot.position)

    def _events_frame(self, after: str, entries: Sequence[Entry]) -> Frame:
        last = {entry.replaces: entry.position for entry in entries if entry.replaces}
        bodies = [
            entry.body
            for entry in entries
            if not entry.replaces or last[entry.replaces] == entry.position
        ]
        return frames.events(self.audience, after, self.snapshot.position, bodies)

    def _remember(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if len(self._recent) == RECENT:
                self._recent_after = self._recent[0].position
            self._recent.append(entry)

    def _forget_frames(self) -> None:
        self._board = None
        self._catch_up.clear()
