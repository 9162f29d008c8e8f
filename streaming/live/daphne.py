"""Daphne with a direct way to its sockets, for the hub.

The subclasses here are the only place that knows Daphne's, Autobahn's and Twisted's insides.
`tests/streaming/live/test_daphne.py` fails when a new version of one of them differs.

Why: Twisted's `transport.write` never writes at once, it asks the event loop to call back
first, and Autobahn builds each frame anew. For one frame to thousands of sockets that costs
ten times more than the sending itself.
"""

import asyncio
import gc
import io
from collections.abc import Callable
from typing import Any, cast

from daphne.http_protocol import HTTPFactory, WebRequest
from daphne.server import Server
from daphne.ws_protocol import WebSocketFactory, WebSocketProtocol
from twisted.internet import defer, reactor, tcp

from streaming.live.frames import Frame
from streaming.live.hub import running_hub
from streaming.live.writers import EXTENSION
from symposium.lib import bodies

MOST_UNHEARD = 50
"""Messages of one socket that may wait to be heard; whoever sends more is cut off."""
POLICY_VIOLATION = 1008
LONGEST_MESSAGE = 64 * 1024
"""Past our protocol's own 16 kB a message gets an answer; past this the connection ends."""
FREEZE_AFTER_SECONDS = 1
OPEN = WebSocketProtocol.STATE_OPEN


class DirectWriter:
    """Writes ready frames on an open socket; see `streaming.live.writers.Writer`."""

    __slots__ = ("_protocol", "_send", "_transport")

    def __init__(self, protocol: "DirectProtocol") -> None:
        self._protocol = protocol
        self._transport: Any = protocol.transport
        self._send: Callable[[bytes], int] = protocol.transport.socket.send

    def write(self, frame: Frame) -> int:
        # The hottest lines of all: once for each socket and frame.
        if self._protocol.state != OPEN:
            return 0
        wire = frame.wire
        transport = self._transport
        if transport.dataBuffer or transport._tempDataLen:
            transport.write(wire)
            return self.pending()
        try:
            sent = self._send(wire)
        except OSError:  # full, or gone: the transport finds out which
            sent = 0
        if sent == len(wire):
            return 0
        transport.write(wire[sent:])
        return self.pending()

    def pending(self) -> int:
        transport = self._transport
        pending: int = len(transport.dataBuffer) - transport.offset + transport._tempDataLen
        return pending


class DirectProtocol(WebSocketProtocol):  # type: ignore[misc]  # Daphne has no types
    OPTIONS = tuple(WebSocketProtocol.CONFIG_ATTRS)
    # Autobahn copies its options to each connection and formats them for a log that nobody
    # keeps, which costs a third of a handshake. Here they belong to the class.
    CONFIG_ATTRS: tuple[str, ...] = ()
    is_configured = False

    def _connectionMade(self) -> None:  # noqa: N802 - Autobahn's
        if not DirectProtocol.is_configured:
            for option in self.OPTIONS:
                value = getattr(self.factory, option)
                # A function would become a method of ours and get one argument too many.
                setattr(DirectProtocol, option, staticmethod(value) if callable(value) else value)
            DirectProtocol.is_configured = True
        super()._connectionMade()

    def onMessage(self, payload: bytes, isBinary: bool) -> None:  # noqa: N802, N803 - Autobahn's
        if self.application_queue.qsize() >= MOST_UNHEARD:
            self.muted = True
            self.serverClose(code=POLICY_VIOLATION)
            # The application waits for the end of a socket that it no longer hears.
            self.application_queue.put_nowait(
                {"type": "websocket.disconnect", "code": POLICY_VIOLATION}
            )
            return
        super().onMessage(payload, isBinary)


class Nowhere(io.BytesIO):
    """What is written here is gone."""

    def write(self, data: Any) -> int:
        return len(data)


class BoundedRequest(WebRequest):  # type: ignore[misc]  # Daphne has no types
    """A request whose body is let go by as it arrives when its length is past the limit of its
    address. The browser can send to the end, as it must before it reads an answer, and neither
    memory nor disk holds any of it."""

    def gotLength(self, length: int | None) -> None:  # noqa: N802 - Twisted's
        super().gotLength(length)
        path = self.channel._path.partition(b"?")[0].decode("latin-1")
        if bodies.is_too_large(path, length):
            self.content = Nowhere()


def _with_bounded_requests(build: Any) -> Any:
    def build_protocol(factory: Any, address: Any) -> Any:
        protocol = build(factory, address)
        protocol.requestFactory = BoundedRequest
        return protocol

    return build_protocol


class LiveServer(Server):  # type: ignore[misc]  # Daphne has no types
    """Serves pages and sockets; offers a writer to the application of each socket."""

    def __init__(self, *args: Any, drain_seconds: float = 0.0, **options: Any) -> None:
        options.setdefault("websocket_max_message_size", LONGEST_MESSAGE)
        options.setdefault("websocket_max_frame_size", LONGEST_MESSAGE)
        super().__init__(*args, **options)
        self.drain_seconds = drain_seconds
        self.failure = ""
        """Why the server could not listen, if it could not."""

    def run(self) -> None:
        # Daphne makes its factory in `run` and has no hook for the protocol's class.
        WebSocketFactory.protocol = DirectProtocol
        HTTPFactory.buildProtocol = _with_bounded_requests(HTTPFactory.buildProtocol)
        # What start-up has made stays: the collector need not walk through it again and again,
        # and with thousands of sockets a full walk takes a tenth of a second.
        cast("Any", reactor).callLater(FREEZE_AFTER_SECONDS, _freeze)
        super().run()

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        # Over TLS a frame must pass the encryption first, so there is no direct way.
        transport = protocol.transport if isinstance(protocol, DirectProtocol) else None
        if isinstance(transport, tcp.Server) and not transport.TLS:
            scope.setdefault("extensions", {})[EXTENSION] = DirectWriter(protocol)
        return super().create_application(protocol, scope)

    def listen_error(self, failure: Any) -> None:
        self.failure = failure.getErrorMessage()
        self.stop()

    def kill_all_applications(self) -> Any:
        """Before shutdown: send the sockets away over a while, then end what is left."""
        drained = defer.Deferred.fromFuture(asyncio.ensure_future(self._drain()))
        return drained.addBoth(lambda _result: self._end_applications())

    async def _drain(self) -> None:
        hub = running_hub()
        if hub is not None:
            await hub.drain(self.drain_seconds)
            await hub.close()

    def _end_applications(self) -> Any:
        tasks = [
            details["application_instance"]
            for details in self.connections.values()
            if "application_instance" in details
        ]
        for task in tasks:
            task.cancel()
        return defer.Deferred.fromFuture(asyncio.gather(*tasks, return_exceptions=True))


def _freeze() -> None:
    gc.collect()
    gc.freeze()
