"""Real server processes for tests: our Daphne, and uvicorn."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[3]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def database_url() -> str:
    """The address of the database that the tests use, for another process."""
    database: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    account = f"{database['USER']}:{database['PASSWORD']}"
    return f"postgres://{account}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


@contextmanager
def running(command: list[str], port: int, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """A server's process, once its port answers; it is ended afterwards."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | {"REDIS_PREFIX": settings.REDIS_PREFIX} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A test run in the background ignores Ctrl-C, and would hand that on to its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        _wait_for(process, port)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def daphne(port: int, **environment: str) -> Any:
    """`manage.py serve`, with the tests' database."""
    command = [sys.executable, "manage.py", "serve", f"127.0.0.1:{port}"]
    return running(command, port, DATABASE_URL=database_url(), **environment)


def uvicorn(port: int, *options: str, **environment: str) -> Any:
    """The same application on a server that offers no writer."""
    command = [sys.executable, "-m", "uvicorn", "--port", str(port), "--lifespan", "off"]
    return running(
        [*command, *options, "symposium.asgi:application"],
        port,
        DATABASE_URL=database_url(),
        **environment,
    )


def uvicorn_direct(port: int, **environment: str) -> Any:
    """The same with our protocol, which offers one."""
    direct = "streaming.live.uvicorn:LiveProtocol"
    return uvicorn(port, "--ws", direct, "--ws-per-message-deflate", "false", **environment)


def _wait_for(process: subprocess.Popen[str], port: int) -> None:
    give_up_at = time.monotonic() + 20
    while time.monotonic() < give_up_at:
        if process.poll() is not None:
            said = process.stdout.read() if process.stdout else ""
            raise RuntimeError(f"The server ended with {process.returncode}: {said}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.2).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("The server does not answer.")
