"""Serves pages and sockets with Daphne. The live tier runs the same command on its own port."""

import errno
import socket
from argparse import ArgumentParser
from typing import Any

from daphne.endpoints import build_endpoint_description_strings
from django.core.management.base import BaseCommand, CommandError

from streaming.live.daphne import LiveServer
from symposium.asgi import application


class Command(BaseCommand):
    help = "Serve pages and sockets until Ctrl-C."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "address", nargs="?", default="127.0.0.1:8000", help="HOST:PORT or PORT to listen on"
        )
        parser.add_argument(
            "--drain",
            type=float,
            default=0.0,
            metavar="SECONDS",
            help="on shutdown, send open sockets away over so many seconds",
        )

    def handle(self, *_args: Any, address: str, drain: float, **_options: Any) -> None:
        host, port = _parsed(address)
        _check_free(host, port)
        server = LiveServer(
            application,
            endpoints=build_endpoint_description_strings(host=host, port=port),
            drain_seconds=drain,
            server_name="",
            ready_callable=lambda: self.stdout.write(f"Serving on http://{host}:{port}/"),
        )
        server.run()
        if server.failure:
            raise CommandError(server.failure)


def _parsed(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or not 0 < int(port) < 65_536:
        raise CommandError(f"{address} is no address; write HOST:PORT, such as 127.0.0.1:8000.")
    return host or "127.0.0.1", int(port)


def _check_free(host: str, port: int) -> None:
    """Say in one sentence why nothing can listen here."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host.strip("[]"), port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} is in use. Stop what listens there, or choose another port."
            ) from None
        raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}.") from None
