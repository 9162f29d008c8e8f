"""uvicorn with a direct way to its sockets, for the hub.

`uvicorn --ws streaming.live.uvicorn:LiveProtocol --ws-per-message-deflate false`. The only place
that knows uvicorn's insides; `tests/streaming/live/test_writers.py` fails when a new version
differs. asyncio's transport sends at once when nothing waits, so a ready frame needs no more than
its `write`. TLS is no matter here: the transport encrypts.
"""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from streaming.live.frames import Frame
from streaming.live.writers import EXTENSION


class TransportWriter:
    """Writes ready frames on an open socket; see `streaming.live.writers.Writer`."""

    __slots__ = ("_is_closing", "_pending", "_protocol", "_write")

    def __init__(self, protocol: "LiveProtocol") -> None:
        self._protocol = protocol
        self._is_closing = protocol.transport.is_closing
        self._write = protocol.transport.write
        self._pending = protocol.transport.get_write_buffer_size

    def write(self, frame: Frame) -> int:
        if self._protocol.close_sent or self._is_closing():
            return 0
        self._write(frame.wire)
        return self._pending()

    def pending(self) -> int:
        return self._pending()


class LiveProtocol(WebSocketsSansIOProtocol):
    def handle_connect(self, event: Request) -> None:
        """Offer the writer; where frames would have to be compressed there is no direct way."""
        super().handle_connect(event)
        scope: dict[str, Any] | None = getattr(self, "scope", None)
        if scope is not None and not self.conn.extensions:
            scope["extensions"][EXTENSION] = TransportWriter(self)
