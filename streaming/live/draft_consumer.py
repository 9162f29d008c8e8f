"""The socket of an organizer who has the program's editor open. It hears; all writing is HTTP."""

import asyncio
from typing import Any

from django.http import Http404
from django.utils import timezone, translation

from streaming.live import frames, protocol
from streaming.live.channel import Closer, Seat
from streaming.live.consumer import (
    ABUSED,
    BURST,
    FLOOD_PAUSE_SECONDS,
    FLOOD_WEIGHT,
    MOST_ERRORS,
    PER_SECOND,
    Receive,
    refuse_for_now,
)
from streaming.live.drafts import Feed
from streaming.live.flood import Bucket
from streaming.live.hub import get_hub
from streaming.live.protocol import TooMany, UnknownType
from streaming.live.threads import in_thread
from streaming.live.visitors import Scope, Visitor, Wanted
from streaming.live.writers import EXTENSION, Send, SendWriter, Writer
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.lib.events import Json
from symposium.lib.refusals import Refusal
from symposium.program import access

RECHECK_SECONDS = 60.0
NOT_YOURS = 1008
"""Close code: this person may not edit the program any more."""


async def draft(scope: Scope, receive: Receive, send: Send) -> None:
    """The ASGI application behind `/ws/program/<edition>/`."""
    slug = scope["url_route"]["kwargs"]["edition"]
    await receive()  # "websocket.connect"
    visitor = Visitor.of_scope(scope)
    if get_hub().is_full:
        await refuse_for_now(scope, send)
        return
    if not await _may_edit(await visitor.user(), slug):
        await send({"type": "websocket.close"})
        return
    await send({"type": "websocket.accept"})
    writer: Writer = scope.get("extensions", {}).get(EXTENSION) or SendWriter(send)
    wanted = Wanted(scope["query_string"])
    await DraftSocket(await get_hub().drafts.feed(slug), visitor, wanted, writer).run(receive, send)


class DraftSocket:
    def __init__(self, feed: Feed, visitor: Visitor, wanted: Wanted, writer: Writer) -> None:
        self._feed = feed
        self._visitor = visitor
        self._wanted = wanted
        self._writer = writer
        self._bucket = Bucket(size=BURST, rate=PER_SECOND)
        self._errors = 0

    async def run(self, receive: Receive, send: Send) -> None:
        closer = Closer()
        seat = Seat(self._writer, closer)
        watch = asyncio.create_task(self._watch(closer))
        try:
            await self._feed.sit(seat, self._wanted.after)
            while (event := await receive())["type"] == "websocket.receive":
                await self._hear(event.get("text"))
                if self._errors >= MOST_ERRORS:
                    closer.code = ABUSED
                    break
        except asyncio.CancelledError:
            if closer.code is None:
                raise
        finally:
            watch.cancel()
            await get_hub().drafts.leave(self._feed, seat)
            if isinstance(self._writer, SendWriter):
                self._writer.cancel()
        if closer.code is not None:
            await send({"type": "websocket.close", "code": closer.code})

    async def _watch(self, closer: Closer) -> None:
        """Close the socket of a person who is not an organizer any more, or has signed out."""
        while True:
            await asyncio.sleep(RECHECK_SECONDS)
            if not await self.is_welcome():
                closer(NOT_YOURS)

    async def is_welcome(self) -> bool:
        return await _may_edit(await self._visitor.user(anew=True), self._feed.slug)

    async def _hear(self, text: str | None) -> None:
        """Answer a heartbeat; there is nothing else to say here."""
        if not self._bucket.take():
            self._errors += FLOOD_WEIGHT
            self._say(self._error("", TooMany()))
            await asyncio.sleep(FLOOD_PAUSE_SECONDS)
            return
        id_ = ""
        try:
            message = protocol.parse(text)
            id_ = message.id
            if message.type != "ping":
                raise UnknownType
        except Refusal as refusal:
            self._errors += 1
            self._say(self._error(id_, refusal))
        else:
            self._say(protocol.done(message, {"at": timezone.now().isoformat()}))

    def _say(self, content: Json) -> None:
        self._writer.write(frames.message(content))

    def _error(self, id_: str, refusal: Refusal) -> dict[str, Any]:
        with translation.override(self._wanted.language):
            return protocol.error(id_, refusal)


@in_thread
def _may_edit(user: User | None, slug: str) -> bool:
    if user is None:
        return False
    try:
        edition = access.get_edition_for(user, slug)
        access.require(user, edition, Permission.EDIT_PROGRAM)
    except Http404:
        return False
    return True
