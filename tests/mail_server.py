"""A mail server of our own, on a port of this machine: takes letters, remembers to whom, and can be
told to be slow, to refuse, or to hold one back."""

import re
import socketserver
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock, Thread
from typing import Any

Answer = Callable[[str, int], str]


class MailServer(socketserver.ThreadingTCPServer):
    """`received` holds each letter as (recipient, message), in order.

    `answer(recipient, number)` may give another reply than "250 OK" to a letter's text; what it
    refuses is not received. `hold_at` makes the letter with this number wait, after it has been
    received and before anybody is told so.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.received: list[tuple[str, bytes]] = []
        self.lock = Lock()
        self.answer: Answer = lambda _recipient, _number: "250 OK"
        self.hold_at = 0
        self.holds, self.goes_on = Event(), Event()
        self.seconds_a_letter = 0.0

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def recipients(self) -> list[str]:
        return [recipient for recipient, _message in self.received]

    def take(self, recipient: str, message: bytes) -> str:
        time.sleep(self.seconds_a_letter)
        with self.lock:
            answer = self.answer(recipient, len(self.received) + 1)
            if not answer.startswith("250"):
                return answer
            self.received.append((recipient, message))
            number = len(self.received)
        if number == self.hold_at:
            self.holds.set()
            self.goes_on.wait(30)
        return answer


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        recipient = ""
        self._say("220 test")
        while line := self.rfile.readline(2000):
            verb = line[:4].upper().strip()
            if verb in (b"EHLO", b"HELO"):
                self._say("250 test")
            elif verb == b"RCPT":
                found = re.search(rb"<([^>]*)>", line)
                recipient = found[1].decode() if found else ""
                self._say("250 OK")
            elif verb == b"DATA":
                self._say("354 Go on")
                self._say(self.server.take(recipient, self._text()))
            elif verb == b"QUIT":
                self._say("221 Bye")
                return
            else:
                self._say("250 OK")

    def _text(self) -> bytes:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        return b"".join(lines)

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


@contextmanager
def running_mail_server(settings: Any = None) -> Iterator[MailServer]:
    """A server in a thread; `settings` of a test are made to send through it."""
    with MailServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        if settings is not None:
            settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
            settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
            settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER = False, ""
        try:
            yield server
        finally:
            server.goes_on.set()
            server.shutdown()
            thread.join()
