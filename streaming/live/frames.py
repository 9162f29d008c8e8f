"""Messages to browsers, encoded once however many sockets they go to."""

from collections.abc import Sequence
from functools import cached_property

from symposium.lib.events import Audience, Json, encode

TEXT_FRAME = 0x81  # final fragment, text (RFC 6455, section 5.2)


class Frame:
    """One text message: as JSON, as text for ASGI, and ready for the wire."""

    def __init__(self, payload: bytes) -> None:
        self.payload = payload

    @cached_property
    def text(self) -> str:
        return self.payload.decode()

    @cached_property
    def wire(self) -> bytes:
        """The WebSocket frame from server to browser: unmasked, uncompressed."""
        length = len(self.payload)
        if length < 126:
            header = bytes([TEXT_FRAME, length])
        elif length < 65_536:
            header = bytes([TEXT_FRAME, 126]) + length.to_bytes(2, "big")
        else:
            header = bytes([TEXT_FRAME, 127]) + length.to_bytes(8, "big")
        return header + self.payload


def message(content: Json) -> Frame:
    return Frame(encode(content))


def board(channel: Audience, position: str, document: bytes) -> Frame:
    """A whole board; `document` is encoded already."""
    head = encode({"type": "board", "channel": channel, "position": position})
    return Frame(head[:-1] + b',"board":' + document + b"}")


def events(channel: Audience, after: str, position: str, bodies: Sequence[bytes]) -> Frame:
    """What happened after one position up to another; each body is an encoded event."""
    head = encode({"type": "events", "channel": channel, "after": after, "position": position})
    return Frame(head[:-1] + b',"events":[' + b",".join(bodies) + b"]}")


def draft_events(position: str, bodies: Sequence[bytes]) -> Frame:
    """What happened to a draft up to a position; each body is an encoded event."""
    head = encode({"type": "events", "position": position})
    return Frame(head[:-1] + b',"events":[' + b",".join(bodies) + b"]}")
