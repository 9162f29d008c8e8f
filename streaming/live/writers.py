"""Ways to a socket: directly, where the server offers it, else through ASGI's `send`."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from streaming.live.frames import Frame

EXTENSION = "symposium.websocket.writer"
"""The key in `scope["extensions"]` under which a server offers a `Writer`."""

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Writer(Protocol):
    def write(self, frame: Frame) -> int:
        """Send without waiting; returns the bytes that have not left yet. Never raises."""
        ...

    def pending(self) -> int:
        """Bytes that were written and have not left yet."""
        ...


class SendWriter:
    """Over plain ASGI: keeps what `send` has not taken yet, and one task while there is any."""

    __slots__ = ("_pending", "_send", "_task", "_waiting")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._waiting: deque[Frame] = deque()
        self._pending = 0
        self._task: asyncio.Task[None] | None = None

    def write(self, frame: Frame) -> int:
        self._waiting.append(frame)
        self._pending += len(frame.payload)
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._drain())
        return self._pending

    def pending(self) -> int:
        return self._pending

    def cancel(self) -> None:
        """Forget what has not left: the socket is gone."""
        if self._task is not None:
            self._task.cancel()
        self._waiting.clear()

    async def _drain(self) -> None:
        try:
            while self._waiting:
                frame = self._waiting.popleft()
                await self._send({"type": "websocket.send", "text": frame.text})
                self._pending -= len(frame.payload)
        except Exception:
            # Servers raise what they like for a socket that is gone; its task will hear of it.
            self._waiting.clear()
            self._pending = 0
        finally:
            self._task = None
