"""`make check`: what CI checks besides the tests. `--fix` formats instead (`make fmt`)."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import machine
import nginx
import prepare
from machine import BIN, FRONTEND, PYTHON, ROOT

MANAGE = (PYTHON, ROOT / "manage.py")


@dataclass
class Check:
    """One command; it passes when it exits with 0."""

    title: str
    command: tuple[str | Path, ...]
    env: dict[str, str]
    cwd: Path = ROOT
    seconds: float = 0
    said: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    def run(self) -> bool:
        started = time.monotonic()
        done = subprocess.run(
            [str(part) for part in self.command],
            cwd=self.cwd,
            env={**self.env, **self.extra},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.seconds = time.monotonic() - started
        self.said = done.stdout.decode(errors="replace")
        return done.returncode == 0


def production() -> dict[str, str]:
    """Settings as an installation in public has them, to let Django look at those."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "symposium.example.org",
        "SITE_URL": "https://symposium.example.org",
        "DEMONSTRATION": "",
        "DEBUG": "",
    }


def checks(folder: Path) -> list[Check]:
    python, node = prepare.environment(), prepare.node_environment()
    found = [
        Check("types (mypy)", (BIN / "mypy",), python),
        Check("front end (tsc, eslint, stylelint)", ("npm", "run", "check"), node, FRONTEND),
        Check("front end within its size", ("npm", "run", "budget"), node, FRONTEND),
        Check("style (ruff)", (BIN / "ruff", "check"), python),
        Check("format (ruff)", (BIN / "ruff", "format", "--check"), python),
        Check("who imports whom (import-linter)", (BIN / "lint-imports",), python),
        Check("templates (djlint)", (BIN / "djlint", "--lint", FRONTEND / "templates"), python),
        Check("translations", (*MANAGE, "messages", "check"), python),
        Check("migrations", (*MANAGE, "makemigrations", "--check", "--dry-run"), python),
        Check(
            "settings for production",
            (*MANAGE, "check", "--deploy", "--fail-level", "WARNING"),
            python,
            extra=production(),
        ),
    ]
    if program := nginx.program():
        config = nginx.write(folder, nginx.Addresses())
        found.append(Check("nginx", (program, "-t", "-c", config, "-p", folder), python))
    else:
        print("Skipped: nginx's configuration: nginx is not installed", flush=True)
    if machine.output_of("docker", "compose", "version"):
        compose = ("docker", "compose", "--file", ROOT / "docker-compose.yml", "config", "--quiet")
        found.append(Check("docker-compose.yml", compose, python))
    else:
        print("Skipped: docker-compose.yml: docker compose is not installed", flush=True)
    return found


def check() -> int:
    prepare.everything(development=True)
    failed = []
    folder = Path(tempfile.mkdtemp(prefix="symposium-check-"))
    try:
        found = checks(folder)
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            for each, passed in zip(found, pool.map(Check.run, found), strict=True):
                print(f"{'ok    ' if passed else 'FAILED'} {each.title}, {each.seconds:.0f} s")
                if not passed:
                    failed.append(each.title)
                    print("\n".join(each.said.splitlines()[-100:]))
                sys.stdout.flush()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(found) - len(failed)} of {len(found)} checks passed", flush=True)
    return 1 if failed else 0


def fix() -> int:
    prepare.everything(development=True)
    subprocess.run([BIN / "ruff", "check", "--fix", "--quiet"], cwd=ROOT, check=False)
    subprocess.run([BIN / "ruff", "format"], cwd=ROOT, check=True)
    subprocess.run(["npm", "run", "fmt"], cwd=FRONTEND, env=prepare.node_environment(), check=True)
    return 0


if __name__ == "__main__":
    machine.main(fix if "--fix" in sys.argv else check)
