"""`make` says in one sentence what is in its way, and leaves no process behind."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.house.checkout import ROOT

FAMILY = """
import sys
from processes import Family
with Family() as family:
    for name in ("first", "second"):
        family.start(name, "sh", "-c", f"sleep 1000 & echo $! > {sys.argv[1]}/{name}; wait", env={})
    print("started", flush=True)
    family.watch()
"""
COUNTS = """
import sys
sys.path.insert(0, ".")
import importlib.util
spec = importlib.util.spec_from_file_location("runner", "test.py")
runner = importlib.util.module_from_spec(spec)
sys.modules["runner"] = runner
spec.loader.exec_module(runner)
total = runner.Total()
for said, code in {outputs!r}:
    total.add(runner.summary_in(said), code)
print(total)
"""


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    """What a refused command said, without make's own last word."""
    assert done.returncode != 0
    lines = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def is_alive(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text("utf-8")
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def ends_soon(process: int) -> bool:
    """A killed process of nobody's takes a moment to go."""
    deadline = time.monotonic() + 10
    while is_alive(process) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_alive(process)


def test_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"^([a-z0-9]+):.*##", makefile, re.MULTILINE)
    named = [line.split()[1] for line in make("help").stdout.splitlines()]
    assert named == targets
    assert {"help", "run", "test", "check", "fmt", "e2e", "bench", "stack"} <= set(targets)


@pytest.mark.parametrize("text", ["abc", "0", "65536", "80.5"])
def test_a_port_that_is_none(text: str) -> None:
    assert (
        refusal(make("run", PORT=text)) == f"PORT must be a number from 1 to 65535, not “{text}”."
    )


def test_a_port_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refusal(make("run", PORT=str(port)))
    assert said == f"Port {port} is already in use; choose another one: PORT={port + 1}"


def test_a_python_that_is_not_there() -> None:
    said = refusal(make("run", "PYTHON=python9"))
    assert said.startswith("Python 3.11 or newer is needed and python9 was not found")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_everything_that_was_started_ends_together(tmp_path: Path, number: int) -> None:
    """Also what a child started by itself."""
    with subprocess.Popen(
        [sys.executable, "-c", FAMILY, tmp_path],
        cwd=ROOT / "scripts",
        stdout=subprocess.PIPE,
    ) as family:
        grandchildren = [started(tmp_path / name) for name in ("first", "second")]
        assert all(is_alive(process) for process in grandchildren)
        family.send_signal(number)
        assert family.wait(20) == 0
    assert all(ends_soon(process) for process in grandchildren)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_one_that_ends_by_itself_ends_the_rest(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", FAMILY, tmp_path],
        cwd=ROOT / "scripts",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as family:
        first, second = (started(tmp_path / name) for name in ("first", "second"))
        os.kill(first, signal.SIGKILL)  # its shell waits for it, and ends then
        _out, errors = family.communicate(timeout=20)
    assert "The first ended by itself" in errors
    assert ends_soon(second)


def started(file: Path) -> int:
    """The process id that a child writes down, as soon as it has."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if file.exists() and (text := file.read_text("utf-8").strip()):
            return int(text)
        time.sleep(0.02)
    raise TimeoutError(file)


@pytest.mark.parametrize(
    ("outputs", "total"),
    [
        ([("=== 3 passed in 1.2s ===\n", 0)], "3 passed, 0 failed, 0 skipped"),
        ([("2 failed, 1 error, 5 passed, 1 skipped in 9s\n", 1)], "5 passed, 3 failed, 1 skipped"),
        (
            [("\x1b[1m Test Files  2 passed (2)\n      Tests  71 passed (71)\n", 0), ("", 3)],
            "71 passed, 1 failed, 0 skipped",
        ),
    ],
)
def test_the_closing_line_counts_honestly(outputs: list[tuple[str, int]], total: str) -> None:
    """A run that died without a summary counts as one failure."""
    done = subprocess.run(
        [sys.executable, "-c", COUNTS.replace("{outputs!r}", repr(outputs))],
        cwd=ROOT / "scripts",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"Total: {total}\n", done.stderr
