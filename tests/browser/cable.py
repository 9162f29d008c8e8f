"""A network cable that a test can pull: a TCP relay before a site."""

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit

CHUNK_BYTES = 65_536


class Cable:
    """Relays what reaches its own address to the site's, while it is plugged in."""

    def __init__(self, site_address: str) -> None:
        host, port = urlsplit(site_address).hostname, urlsplit(site_address).port
        assert host
        assert port
        self._site = (host, port)
        self._plugged = threading.Event()
        self._plugged.set()
        self._sockets: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def pull(self) -> None:
        """Cut every connection; new ones are cut at once, too."""
        self._plugged.clear()
        for end in list(self._sockets):
            _cut(end)

    def plug_in(self) -> None:
        self._plugged.set()

    def close(self) -> None:
        self.pull()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _peer = self._listener.accept()
            except OSError:
                return
            if not self._plugged.is_set():
                _cut(near)
                continue
            far = socket.create_connection(self._site)
            for source, target in ((near, far), (far, near)):
                self._sockets.add(source)
                threading.Thread(target=self._relay, args=(source, target), daemon=True).start()

    def _relay(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(CHUNK_BYTES):
                target.sendall(data)
        except OSError:
            pass
        finally:
            _cut(source)
            _cut(target)
            self._sockets.discard(source)


def _cut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
