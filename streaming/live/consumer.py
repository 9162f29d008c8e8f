"""One open socket: who it is, what it hears, what it says."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from django.utils import translation

from streaming.broadcast.models import Stage
from streaming.live import answering, frames, protocol
from streaming.live.channel import Channel, Closer, Seat
from streaming.live.flood import Bucket
from streaming.live.hub import Hub, StageUnknown, get_hub
from streaming.live.protocol import BadMessage, TooLarge, TooMany
from streaming.live.threads import in_thread
from streaming.live.visitors import Scope, Visitor, Wanted
from streaming.live.writers import EXTENSION, Send, SendWriter, Writer
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.lib.events import Audience, stage_key
from symposium.program.access import may

Receive = Callable[[], Awaitable[dict[str, Any]]]
BURST, PER_SECOND = 20, 2.0
MOST_ERRORS = 100
FLOOD_WEIGHT = 5
"""A message too many weighs as much as five that cannot be read."""
FLOOD_PAUSE_SECONDS = 0.1
ABUSED = 4400
"""Close code: too many messages, or too many that could not be read."""
UNREADABLE = {BadMessage.code, TooLarge.code}
NOT_NOW: list[dict[str, Any]] = [
    {
        "type": "websocket.http.response.start",
        "status": 503,
        "headers": [(b"retry-after", b"20"), (b"content-type", b"text/plain")],
    },
    {"type": "websocket.http.response.body", "body": b"Full. Poll board.json instead."},
]


async def nowhere(scope: Scope, receive: Receive, send: Send) -> None:
    """Refuses a socket at any other address."""
    await receive()
    await send({"type": "websocket.close"})


async def live(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application behind `/ws/live/<edition>/<stage>/`."""
    names = scope["url_route"]["kwargs"]
    key = stage_key(names["edition"], names["stage"])
    hub = get_hub()
    await receive()  # "websocket.connect"
    wanted = Wanted(scope["query_string"])
    visitor = Visitor.of_scope(scope)
    if hub.is_full:
        await refuse_for_now(scope, send)
        return
    try:
        listens = await _listens_to(hub, key, visitor, wanted)
    except StageUnknown:
        listens = {}
    if not listens:
        await send({"type": "websocket.close"})
        return
    await send({"type": "websocket.accept"})
    writer: Writer = scope.get("extensions", {}).get(EXTENSION) or SendWriter(send)
    await LiveSocket(hub, listens, visitor, wanted, writer).run(receive, send)


class LiveSocket:
    def __init__(
        self,
        hub: Hub,
        listens: dict[Audience, Channel],
        visitor: Visitor,
        wanted: Wanted,
        writer: Writer,
    ) -> None:
        self._hub = hub
        self._listens = listens
        self._visitor = visitor
        self._wanted = wanted
        self._writer = writer
        self._bucket = Bucket(size=BURST, rate=PER_SECOND)
        self._errors = 0

    async def run(self, receive: Receive, send: Send) -> None:
        closer = Closer()
        seats = [(channel, Seat(self._writer, closer)) for channel in self._listens.values()]
        after = {"public": self._wanted.after, "moderators": self._wanted.moderators_after}
        try:
            for channel, seat in seats:
                channel.sit(seat, after[channel.audience])
            while (event := await receive())["type"] == "websocket.receive":
                await self._hear(event.get("text"))
                if self._errors >= MOST_ERRORS:
                    closer.code = ABUSED
                    break
        except asyncio.CancelledError:
            if closer.code is None:
                raise
        finally:
            for channel, seat in seats:
                self._hub.leave(channel, seat)
            if isinstance(self._writer, SendWriter):
                self._writer.cancel()
        if closer.code is not None:
            await send({"type": "websocket.close", "code": closer.code})

    async def _hear(self, text: str | None) -> None:
        """Do what one message says and answer it."""
        if not self._bucket.take():
            self._errors += FLOOD_WEIGHT
            await self._answer_flood()
            return
        answer = await answering.answer(
            text,
            stage=self._listens["public"].stage,
            visitor=self._visitor,
            votes=self._hub.votes,
            language=self._wanted.language,
        )
        if answer is not None:
            self._errors += answer.get("code") in UNREADABLE
            self._writer.write(frames.message(answer))

    async def _answer_flood(self) -> None:
        """Slow a flood down: the server reads the next message only after this one's answer."""
        with translation.override(self._wanted.language):
            self._writer.write(frames.message(protocol.error("", TooMany())))
        await asyncio.sleep(FLOOD_PAUSE_SECONDS)


async def _listens_to(
    hub: Hub, key: str, visitor: Visitor, wanted: Wanted
) -> dict[Audience, Channel]:
    """The channels for this visitor; none when the stage may not be watched by them."""
    public = await hub.channel(key, "public")
    if wanted.as_moderator or not public.stage.edition.is_published:
        user = await visitor.user()
        needed = Permission.MODERATE_QUESTIONS if wanted.as_moderator else Permission.SEE_DESK
        if user is None or not await _may(user, public.stage, needed):
            return {}
    if wanted.as_moderator:
        return {"public": public, "moderators": await hub.channel(key, "moderators")}
    return {"public": public}


@in_thread
def _may(user: User, stage: Stage, permission: Permission) -> bool:
    return may(user, stage.edition, permission)


async def refuse_for_now(scope: Scope, send: Send) -> None:
    """Refuse the handshake; the page then polls `board.json` and tries again later."""
    if "websocket.http.response" in scope.get("extensions", {}):
        for message in NOT_NOW:
            await send(message)
    else:
        await send({"type": "websocket.close"})
