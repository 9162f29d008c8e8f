"""`make test`: every test that this machine can run, in both forms of the installation.

What is missing is skipped with one line; with REQUIRE_SERVICES=1 it is a failure. The last line
sums up all runs as `Total: N passed, N failed, N skipped`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import machine
import prepare
from machine import FRONTEND, PYTHON, ROOT, VAR, Refusal

DATABASE_URL = os.environ.get("TEST_DATABASE_URL") or "postgres://postgres@127.0.0.1:5432/symposium"
REDIS_URL = os.environ.get("TEST_REDIS_URL") or "redis://127.0.0.1:6379/0"
REQUIRED = os.environ.get("REQUIRE_SERVICES") == "1"
WORKERS = ("--numprocesses", "2", "--dist", "loadfile")
# What decides how the code runs is ours to set here, not the caller's.
OURS = ("DATABASE_URL", "DATABASE_URL_FILE", "REDIS_URL", "REDIS_URL_FILE", "DEBUG", "PRODUCTION")
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped)")
NO_TESTS_COLLECTED = 5


@dataclass
class Total:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def add(self, summary: str, code: int) -> None:
        """Count what a runner's summary line says; a run that died without one failed once."""
        counts = {"passed": 0, "failed": 0, "error": 0, "skipped": 0}
        for number, word in COUNT.findall(summary):
            counts[word.rstrip("s") if word.startswith("error") else word] += int(number)
        failed = counts["failed"] + counts["error"]
        self.passed += counts["passed"]
        self.failed += max(failed, 1) if code else failed
        self.skipped += counts["skipped"]

    def miss(self, what: str) -> None:
        """Something this machine has not: one line, and a failure where all is required."""
        if REQUIRED:
            self.failed += 1
            print(f"Failed, as REQUIRE_SERVICES=1 asks for it: {what}", flush=True)
        else:
            self.skipped += 1
            print(f"Skipped: {what}", flush=True)

    def __str__(self) -> str:
        return f"Total: {self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def run(title: str, *command: str | Path, env: dict[str, str], cwd: Path = ROOT) -> tuple[str, int]:
    """Run a test runner in full view; its last line with counts, and its exit code."""
    print(f"\n── {title}", flush=True)
    said = b""
    with subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
    ) as process:
        while process.stdout and (piece := process.stdout.read(8192)):
            sys.stdout.buffer.write(piece)
            sys.stdout.flush()
            said = (said + piece)[-100_000:]
    summary = summary_in(said.decode(errors="replace"))
    if not summary:
        print(f"It ended with exit code {process.returncode} and without a summary.", flush=True)
    return summary, process.returncode


def summary_in(said: str) -> str:
    """The last line that counts tests: `= 3 passed in 1 s =`, or vitest's `Tests  3 passed (3)`."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", said)
    lines = [line.strip() for line in plain.splitlines() if COUNT.search(line)]
    return next((line for line in reversed(lines) if re.match(r"=*\s*(Tests\s+)?\d", line)), "")


def pytest(total: Total, title: str, *options: str, env: dict[str, str]) -> None:
    summary, code = run(title, PYTHON, "-m", "pytest", "-q", *options, env=env)
    total.add(summary, 0 if code == NO_TESTS_COLLECTED else code)


def clean_environment(**extra: str) -> dict[str, str]:
    env = prepare.environment()
    for name in OURS:
        env.pop(name, None)
    # Apart from what `make run` writes, which may run beside the tests.
    return {**env, "VAR_DIR": str(VAR / "tests"), **extra}


def vitest(total: Total) -> None:
    env = {**prepare.node_environment(), "NO_COLOR": "1"}
    summary, code = run("Front end", "npm", "test", "--silent", env=env, cwd=FRONTEND)
    total.add(summary, code)


def large_form() -> str:
    """Why the large form cannot be tested here; nothing when it can."""
    if not machine.answers(DATABASE_URL, 5432):
        return f"the large form: PostgreSQL does not answer at {DATABASE_URL}"
    if not machine.answers(REDIS_URL, 6379):
        return f"the large form: Redis does not answer at {REDIS_URL}"
    connect = f"import psycopg; psycopg.connect({server_database()!r}, connect_timeout=5)"
    if subprocess.run([str(PYTHON), "-c", connect], capture_output=True, check=False).returncode:
        return f"the large form: PostgreSQL refuses the account in {DATABASE_URL}"
    return ""


def server_database() -> str:
    """The database that every PostgreSQL has, on the server of ours."""
    return DATABASE_URL.rsplit("/", 1)[0] + "/postgres"


def everything() -> Total:
    total = Total()
    vitest(total)
    pytest(
        total,
        "Embedded form: SQLite and memory",
        *("-m", "not services and not browser", *WORKERS),
        env=clean_environment(),
    )
    if missing := large_form():
        total.miss(missing)
    else:
        pytest(
            total,
            "Large form: PostgreSQL and Redis",
            *("-m", "not browser", *WORKERS),
            env=clean_environment(DATABASE_URL=DATABASE_URL, REDIS_URL=REDIS_URL),
        )
    browser(total)
    return total


def browser(total: Total) -> None:
    found = machine.chromium()
    if not found:
        total.miss("the browser tests: no Chromium found; CHROMIUM=/path/to/it names one")
        return
    pytest(
        total, "Browser", "tests/browser", "-m", "browser", env=clean_environment(CHROMIUM=found)
    )


def load(total: Total) -> None:
    pytest(total, "Load", "tests/load", "-s", env=clean_environment())


def main() -> int:
    prepare.everything(development=True)
    if "--browser" in sys.argv:
        if not machine.chromium():
            raise Refusal(
                "The browser tests need Chromium; install it, or name it: CHROMIUM=/path/to/it"
            )
        total = Total()
        browser(total)
    elif "--load" in sys.argv:
        total = Total()
        load(total)
    else:
        total = everything()
    print(f"\n{total}", flush=True)
    return 1 if total.failed else 0


if __name__ == "__main__":
    machine.main(main)
