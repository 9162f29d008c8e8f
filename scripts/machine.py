"""What this machine offers: Python, Node.js, disk, ports, services.

Runs on the system's Python before anything is installed: standard library only, and syntax that an
old Python can still parse, so that the sentence about its age gets printed.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
FRONTEND = ROOT / "frontend"

OLDEST_PYTHON = (3, 11)
# What Vite supports: 20.19 and its patches, or anything from 22.12 on.
OLDEST_NODE_20 = (20, 19)
OLDEST_NODE = (22, 12)
BYTES_FOR_A_FIRST_RUN = 2_000_000_000


class Refusal(Exception):
    """Why we cannot go on, in one sentence that tells what to do."""


def main(run: Callable[[], int | None]) -> None:
    """Call `run`; print a refusal as its one sentence instead of a traceback."""
    try:
        sys.exit(run())
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


def output_of(*command: str) -> str:
    """What a command prints, or nothing when it fails or does not exist."""
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""


def version(text: str) -> tuple[int, ...]:
    """`v22.12.0` as (22, 12, 0); an empty tuple for anything else."""
    try:
        return tuple(int(part) for part in text.lstrip("v").split("."))
    except ValueError:
        return ()


def need_python() -> None:
    """Go on with a Python that is new enough: this one, else another one in PATH."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in range(20, OLDEST_PYTHON[1] - 1, -1):
        other = shutil.which("python3.%d" % minor)
        if other and output_of(other, "-c", "print(1)"):
            os.execv(other, [other, *sys.argv])
    raise Refusal(
        "Python %d.%d or newer is needed, and %s is %d.%d; install a newer one, or name it: "
        "make PYTHON=/path/to/python3 …" % (*OLDEST_PYTHON, sys.executable, *sys.version_info[:2])
    )


def need_disk(folder: Path, *, free_bytes: int = 0) -> None:
    """Make sure that `folder` exists, can be written to, and has room."""
    probe = folder / ".writable"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"1")
        probe.unlink()
    except OSError as error:
        raise Refusal(f"{folder} cannot be written to: {error.strerror}.") from None
    free = shutil.disk_usage(folder).free
    if free < free_bytes:
        raise Refusal(
            f"The disk is nearly full: {free // 1_000_000} MB are free in {folder}, "
            f"and {free_bytes // 1_000_000} MB are needed."
        )


def port(name: str = "PORT", default: int = 8000) -> int:
    """The port that the environment names, free to listen on."""
    text = os.environ.get(name) or str(default)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Refusal(f"{name} must be a number from 1 to 65535, not “{text}”.")
    try:
        taken = in_use(int(text))
    except PermissionError:
        raise Refusal(
            f"Port {text} is reserved for the system; choose one from 1024 on: {name}=8080"
        ) from None
    if taken:
        raise Refusal(f"Port {text} is already in use; choose another one: {name}={int(text) + 1}")
    return int(text)


def in_use(number: int) -> bool:
    """Whether a program on this machine already listens on a port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except PermissionError:
            raise
        except OSError:
            return True
    return False


def node() -> str | None:
    """A Node.js in PATH that can build the front end and has npm beside it."""
    found = shutil.which("node")
    if not found or not shutil.which("npm"):
        return None
    number = version(output_of(found, "--version"))
    old_but_good = number[:1] == (20,) and number >= OLDEST_NODE_20
    return found if old_but_good or number >= OLDEST_NODE else None


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def answers(url: str, default_port: int) -> bool:
    """Whether something listens where `url` points."""
    parts = urlsplit(url)
    try:
        with socket.create_connection(
            (parts.hostname or "127.0.0.1", parts.port or default_port), timeout=3
        ):
            return True
    except OSError:
        return False
