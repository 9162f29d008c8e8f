"""A log in Redis Streams, shared by all processes. One connection per follower."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import redis
import redis.asyncio
from redis.backoff import ExponentialBackoff
from redis.retry import Retry

from symposium.lib.eventlog.base import (
    KEEP,
    START,
    Entry,
    PositionTooOld,
    Unavailable,
    order_of,
)

log = logging.getLogger(__name__)

BLOCK_MS = 5_000
LIFETIME_SECONDS = 7 * 24 * 3600
GONE = (redis.ConnectionError, redis.TimeoutError, redis.BusyLoadingError, OSError)


class RedisLog:
    def __init__(self, url: str, *, prefix: str, keep: int = KEEP) -> None:
        self._url = url
        self._prefix = prefix
        self._keep = keep
        # A publisher stands in somebody's request: it tries twice, briefly, and then gives up.
        self._client: redis.Redis = redis.Redis.from_url(
            url,
            socket_timeout=2,
            socket_connect_timeout=1,
            retry=Retry(ExponentialBackoff(cap=0.2, base=0.05), 2),
        )

    def append(self, stream: str, body: bytes, *, replaces: str = "") -> str:
        name = self._name(stream)
        fields: dict[Any, Any] = {b"b": body}
        if replaces:
            fields[b"r"] = replaces
        try:
            with self._client.pipeline(transaction=False) as pipe:
                pipe.xadd(name, fields, maxlen=self._keep, approximate=True)
                pipe.expire(name, LIFETIME_SECONDS)
                position: bytes = pipe.execute()[0]
        except GONE as error:
            raise Unavailable(str(error)) from error
        return position.decode()

    def last_position(self, stream: str) -> str:
        try:
            return _last_of(self._client.xrevrange(self._name(stream), count=1))
        except GONE as error:
            raise Unavailable(str(error)) from error

    def read(self, stream: str, after: str) -> list[Entry]:
        order_of(after)
        name = self._name(stream)
        try:
            with self._client.pipeline(transaction=True) as pipe:
                pipe.xrange(name, min=f"({after}")
                pipe.xrange(name, count=1)
                pipe.xrevrange(name, count=1)
                rows, first, last = pipe.execute()
        except GONE as error:
            raise Unavailable(str(error)) from error
        _refuse_gap(after, first, last)
        return [_entry(row) for row in rows]

    def trim(self, stream: str, keep: int) -> None:
        try:
            self._client.xtrim(self._name(stream), maxlen=keep, approximate=False)
        except GONE as error:
            raise Unavailable(str(error)) from error

    def follow(self) -> "RedisFollower":
        return RedisFollower(self._url, self._prefix)

    def _name(self, stream: str) -> str:
        return f"{self._prefix}:{stream}"


class RedisFollower:
    """Blocks in one XREAD over all streams that somebody here listens to."""

    def __init__(self, url: str, prefix: str) -> None:
        self._prefix = prefix
        self._reading = redis.asyncio.Redis.from_url(
            url, socket_timeout=BLOCK_MS / 1000 + 5, socket_connect_timeout=2, retry=None
        )
        self._asking = redis.asyncio.Redis.from_url(
            url, socket_timeout=2, socket_connect_timeout=2, retry=None
        )

    async def last_position(self, stream: str) -> str:
        try:
            return _last_of(await self._asking.xrevrange(f"{self._prefix}:{stream}", count=1))
        except GONE as error:
            raise Unavailable(str(error)) from error

    async def wait(self, after: Mapping[str, str]) -> dict[str, list[Entry]]:
        streams: dict[Any, Any] = {f"{self._prefix}:{name}": at for name, at in after.items()}
        found: Any = None
        while not found:
            found = await self._read(streams)
        pairs = found.items() if isinstance(found, dict) else found
        skip = len(self._prefix) + 1
        return {name.decode()[skip:]: [_entry(row) for row in _rows(rows)] for name, rows in pairs}

    async def _read(self, streams: dict[Any, Any]) -> Any:
        """One XREAD, for at most BLOCK_MS; raises `Unavailable`."""
        reading = asyncio.ensure_future(self._reading.xread(streams, count=1_000, block=BLOCK_MS))
        try:
            # redis-py can lose a cancellation that comes while it connects. Ours must not wait
            # for that: the read that is left over ends by itself, heard by nobody.
            return await asyncio.shield(reading)
        except asyncio.CancelledError:
            reading.add_done_callback(lambda left: left.cancelled() or left.exception())
            reading.cancel()
            raise
        except GONE as error:
            raise Unavailable(str(error)) from error

    async def close(self) -> None:
        await self._reading.aclose()
        await self._asking.aclose()


def _rows(rows: Any) -> Any:
    """Entries of one stream; protocol 3 answers with one list more around them."""
    return rows[0] if rows and isinstance(rows[0], list) else rows


def _entry(row: Any) -> Entry:
    position, fields = row
    return Entry(position.decode(), fields[b"b"], fields.get(b"r", b"").decode())


def _last_of(rows: Any) -> str:
    return rows[0][0].decode() if rows else START


def _refuse_gap(after: str, first: Any, last: Any) -> None:
    """Refuse a position before the oldest entry kept, or beyond the newest one."""
    if after == START:
        return
    at = order_of(after)
    if not first or at < order_of(first[0][0].decode()) or at > order_of(_last_of(last)):
        raise PositionTooOld(after)
