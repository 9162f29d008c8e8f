"""Starts several programs side by side and ends them all together.

Each child leads a process group of its own, so that what it starts ends with it. Ctrl-C, a
terminal that closes, a TERM from outside and the death of one child all end the rest.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

from machine import ROOT, Refusal

GRACE_SECONDS = 8.0
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, Linux only


class Stopped(Exception):
    """Somebody asked us to end."""


class Family:
    """The processes of one installation, from start to end."""

    def __init__(self) -> None:
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.is_asked_to_stop = False

    def __enter__(self) -> Family:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> bool:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        self.end()
        return kind is Stopped

    def ask_to_stop(self, number: int, frame: object) -> None:
        """Only noted: raised in the middle of a start, it would leave a child that nobody knows."""
        self.is_asked_to_stop = True

    def start(self, name: str, *command: object, env: dict[str, str]) -> None:
        self.children[name] = subprocess.Popen(
            [str(part) for part in command],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_parent if sys.platform == "linux" else None,
        )

    def wait_until(self, ready: Callable[[], bool], *, seconds: float, what: str) -> None:
        deadline = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > deadline:
                raise Refusal(f"{what} did not answer within {seconds:.0f} seconds.")
            time.sleep(0.1)

    def watch(self) -> None:
        """Until somebody stops us, or one child ends by itself."""
        while True:
            self.check()
            time.sleep(0.1)

    def check(self) -> None:
        if self.is_asked_to_stop:
            raise Stopped
        for name, child in self.children.items():
            code = child.poll()
            if code is not None:
                raise Refusal(f"The {name} ended by itself (exit code {code}); the rest was ended.")

    def end(self) -> None:
        """Ask each group to end, the last started first; insist after the grace."""
        for child in reversed(self.children.values()):
            send(child, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        for child in self.children.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.1, deadline - time.monotonic()))
        for child in self.children.values():
            send(child, signal.SIGKILL)  # also what a child left behind in its group
            child.wait()
        self.children.clear()


def send(child: subprocess.Popen[bytes], number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)


def end_with_parent() -> None:
    """Even when we are killed outright, the kernel ends our children."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)
