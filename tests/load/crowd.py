"""An efficient crowd of browsers: raw sockets in one epoll loop, frames counted and not parsed.

Its own ceiling lies above what one server delivers: the run on nchan shows it.
"""

import base64
import os
import resource
import select
import socket
import time
from dataclasses import dataclass, field


@dataclass
class Browser:
    connection: socket.socket
    buffer: bytearray = field(default_factory=bytearray)
    frames: int = 0
    heard_at: float = 0.0

    def take(self) -> int:
        """Read what there is; returns how many whole frames came."""
        data = self.connection.recv(262_144)
        if not data:
            raise ConnectionError("The server closed a socket.")
        self.buffer += data
        count = 0
        while (size := _frame_size(self.buffer)) and len(self.buffer) >= size:
            del self.buffer[:size]
            count += 1
        self.frames += count
        return count


class Crowd:
    """So many sockets at one address, all joined."""

    def __init__(self, port: int, path: str, count: int) -> None:
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, count + 1_000), hard))
        self._epoll = select.epoll()
        self._browsers: dict[int, Browser] = {}
        for _ in range(count):
            browser = Browser(_join(port, path))
            self._browsers[browser.connection.fileno()] = browser
            self._epoll.register(browser.connection.fileno(), select.EPOLLIN)

    def expect(self, frames: int, *, patience: float = 60.0) -> list[float]:
        """Wait until every browser has so many frames; when each one had its last (monotonic)."""
        missing = {number for number, one in self._browsers.items() if one.frames < frames}
        give_up_at = time.monotonic() + patience
        while missing:
            if time.monotonic() > give_up_at:
                raise TimeoutError(f"{len(missing)} browsers heard nothing.")
            for number, _event in self._epoll.poll(1.0, 4096):
                browser = self._browsers[number]
                browser.take()
                if browser.frames >= frames:
                    browser.heard_at = time.monotonic()
                    missing.discard(number)
        return [browser.heard_at for browser in self._browsers.values()]

    def close(self) -> None:
        for browser in self._browsers.values():
            browser.connection.close()
        self._epoll.close()


def _join(port: int, path: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
    ]
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += connection.recv(1)
    if b" 101 " not in head.split(b"\r\n")[0]:
        raise ConnectionError(head.decode())
    connection.setblocking(False)
    return connection


def _frame_size(buffer: bytearray) -> int:
    """The size of the frame at the start of the buffer; 0 when its head is not complete."""
    if len(buffer) < 2:
        return 0
    short = buffer[1] & 0x7F
    if short < 126:
        return 2 + short
    width = 2 if short == 126 else 8
    if len(buffer) < 2 + width:
        return 0
    return 2 + width + int.from_bytes(buffer[2 : 2 + width], "big")
