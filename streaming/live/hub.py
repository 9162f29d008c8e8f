"""The hub: one per process, it reads the log of stages once and writes to every socket.

A join costs no database query once the stage's board is here, and nothing is encoded per
socket.
"""

import asyncio
import logging
import random
import time
from datetime import datetime
from weakref import WeakKeyDictionary

from django.conf import settings
from django.utils import timezone

from streaming.broadcast.models import Stage
from streaming.live import board, commands
from streaming.live.batches import Batches
from streaming.live.board import Snapshot
from streaming.live.channel import Channel, Seat
from streaming.live.drafts import Drafts
from streaming.live.publisher import append
from streaming.live.threads import in_thread
from symposium.lib import eventlog
from symposium.lib.eventlog import START, PositionTooOld, Unavailable
from symposium.lib.events import Audience, Json, stream_of

log = logging.getLogger(__name__)

TEND_SECONDS = 1.0
COMPARE_SECONDS = 15.0
LINGER_SECONDS = 120.0
UNKNOWN_SECONDS = 5.0
MOST_UNKNOWN = 1_000
GOING_AWAY = 1001


class StageUnknown(Exception):
    """There is no such stage, or it may not be watched by everybody."""


class Hub:
    def __init__(self, *, most_sockets: int) -> None:
        self.most_sockets = most_sockets
        self.is_draining = False
        self._follower = eventlog.get_log().follow()
        self.drafts = Drafts(self._follower)
        self._channels: dict[str, Channel] = {}
        self._opening: dict[str, asyncio.Task[Channel]] = {}
        self._unknown: dict[str, float] = {}
        self._idle_since: dict[str, float] = {}
        self._more = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self.votes: commands.VoteBatches = Batches(commands.commit_votes)

    @property
    def count(self) -> int:
        """Sockets served now; one that listens to two channels counts twice."""
        return self.drafts.count + sum(channel.count for channel in self._channels.values())

    @property
    def is_full(self) -> bool:
        return self.is_draining or self.count >= self.most_sockets

    async def channel(self, stage_key: str, audience: Audience) -> Channel:
        """The channel of a stage, opened when needed; raises StageUnknown and Unavailable."""
        name = stream_of(stage_key, audience)
        if name in self._channels:
            return self._channels[name]
        if self._unknown.get(stage_key, 0.0) > time.monotonic():
            raise StageUnknown(stage_key)
        if name not in self._opening:
            # All who come while the board is assembled wait for the same one.
            task = asyncio.create_task(self._open(stage_key, audience))
            self._opening[name] = task
            task.add_done_callback(lambda _task: self._opening.pop(name, None))
        return await asyncio.shield(self._opening[name])

    def leave(self, channel: Channel, seat: Seat) -> None:
        channel.leave(seat)
        if not channel.count:
            self._idle_since[stream_of(channel.stage.key, channel.audience)] = time.monotonic()

    async def drain(self, seconds: float) -> None:
        """Send all sockets away, evenly over some time, so that they do not return at once."""
        self.is_draining = True
        steps = max(1, int(seconds / 0.1))
        for step in range(steps):
            for channel in self._channels.values():
                channel.close_some(GOING_AWAY, share=1 / (steps - step))
            self.drafts.close_some(GOING_AWAY, share=1 / (steps - step))
            await asyncio.sleep(seconds / steps)

    async def close(self) -> None:
        for task in [*self._tasks, *self._opening.values()]:
            task.cancel()
        await asyncio.gather(*self._tasks, *self._opening.values(), return_exceptions=True)
        for channel in self._channels.values():
            channel.stop()
        self._channels.clear()
        await self.drafts.close()
        await self._follower.close()

    # --- channels ----------------------------------------------------------------------------

    async def _open(self, stage_key: str, audience: Audience) -> Channel:
        name = stream_of(stage_key, audience)
        try:
            position = await self._follower.last_position(name)
        except Unavailable:
            # The board is still true; what comes later is seen when the log is back.
            position = START
        stage, snapshot = await self._load(stage_key, audience, position)
        channel = self._channels[name] = Channel(stage, audience, snapshot)
        self._idle_since[name] = time.monotonic()
        self._more.set()
        if not self._tasks:
            self._tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._tend())]
        return channel

    async def _load(
        self, stage_key: str, audience: Audience, position: str
    ) -> tuple[Stage, Snapshot]:
        try:
            stage, document = await _read_stage(stage_key, audience, timezone.now())
        except Stage.DoesNotExist:
            if len(self._unknown) >= MOST_UNKNOWN:
                self._unknown.clear()
            self._unknown[stage_key] = time.monotonic() + UNKNOWN_SECONDS
            raise StageUnknown(stage_key) from None
        return stage, Snapshot(document, position)

    # --- reading the log ----------------------------------------------------------------------

    async def _read(self) -> None:
        """Follow the streams of all channels, for as long as the process lives."""
        pause = 0.1
        while True:
            try:
                await self._read_once()
                pause = 0.1
            except PositionTooOld:
                await self._compare_all(must_agree=False)
            except Unavailable as error:
                log.warning("The event log is away: %s", error)
                await asyncio.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - spreads load
                pause = min(pause * 2, 5.0)
                self._more.set()
            except Exception:
                log.exception("Reading the event log failed")
                await asyncio.sleep(1.0)

    async def _read_once(self) -> None:
        """Wait for entries, or for another channel to listen to."""
        self._more.clear()
        if not self._channels:
            await self._more.wait()
            return
        after = {name: channel.read_to for name, channel in self._channels.items()}
        waiting = asyncio.ensure_future(self._follower.wait(after))
        more = asyncio.ensure_future(self._more.wait())
        try:
            await asyncio.wait({waiting, more}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                return
            for name, entries in waiting.result().items():
                if name in self._channels:
                    self._channels[name].receive(entries)
        finally:
            for task in (waiting, more):
                task.cancel()
            await asyncio.gather(waiting, more, return_exceptions=True)

    # --- upkeep -------------------------------------------------------------------------------

    async def _tend(self) -> None:
        compare_at = time.monotonic() + COMPARE_SECONDS
        while True:
            await asyncio.sleep(TEND_SECONDS)
            now = asyncio.get_running_loop().time()
            for channel in self._channels.values():
                channel.tend(now)
            self._drop_idle()
            if time.monotonic() >= compare_at:
                await self._compare_all()
                compare_at = time.monotonic() + COMPARE_SECONDS * random.uniform(0.8, 1.2)  # noqa: S311

    def _drop_idle(self) -> None:
        long_ago = time.monotonic() - LINGER_SECONDS
        for name, since in list(self._idle_since.items()):
            channel = self._channels.get(name)
            if channel is None or channel.count:
                del self._idle_since[name]
            elif since < long_ago:
                channel.stop()
                del self._channels[name], self._idle_since[name]

    async def _compare_all(self, *, must_agree: bool = True) -> None:
        for name, channel in list(self._channels.items()):
            try:
                await self._compare(name, channel, must_agree=must_agree)
            except Exception:
                log.exception("The board of %s could not be compared", name)

    async def _compare(self, name: str, channel: Channel, *, must_agree: bool) -> None:
        """Check a board against the database, and send a new one when they differ.

        An event is lost when a process dies between its commit and the log; and time alone
        changes what is on air. `must_agree` skips a channel with news under way, whose
        difference is no fault.
        """
        try:
            position, is_away = await self._follower.last_position(name), False
        except Unavailable:
            # Without its log a stage is a quarter of a minute late, but not wrong.
            position, is_away = channel.read_to, True
        if must_agree and not channel.is_settled_at(position):
            return
        try:
            stage, document = await _read_stage(channel.stage.key, channel.audience, timezone.now())
        except Stage.DoesNotExist:
            channel.close_all(GOING_AWAY)
            del self._channels[name]
            return
        if must_agree and not channel.is_settled_at(position):
            return
        channel.stage = stage
        if not must_agree:
            channel.replace(Snapshot(document, position))
            return
        known = channel.snapshot.document
        parts = [part for part in document if document[part] != known[part]]
        if set(parts) <= board.WHOLE_PARTS and not is_away:
            # A small message does, and through the log it reaches the other processes too.
            for part in parts:
                event = {"type": f"{part}.changed", "value": document[part]}
                await asyncio.to_thread(append, name, event, replaces=f"{part}.changed")
        else:
            channel.replace(Snapshot(document, channel.read_to))


@in_thread
def _read_stage(stage_key: str, audience: Audience, at: datetime) -> tuple[Stage, Json]:
    edition_slug, _, stage_slug = stage_key.partition("/")
    stage = Stage.objects.select_related("edition", "room").get(
        edition__slug=edition_slug, slug=stage_slug
    )
    return stage, board.assemble(stage, audience, at)


_hubs: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


def get_hub() -> Hub:
    """The hub of the running event loop; a server has one loop, so one hub."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub(most_sockets=settings.LIVE_MOST_SOCKETS)
    return _hubs[loop]


def running_hub() -> Hub | None:
    """The hub of the running event loop, if a socket has ever needed one."""
    return _hubs.get(asyncio.get_running_loop())
