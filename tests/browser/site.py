"""A whole demonstration symposium in processes of its own: web process, worker, mail folder."""

import email
import email.policy
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = re.compile(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Site:
    address: str
    mail: Path
    environment: dict[str, str]

    def mail_to(self, address: str, *, subject: str = "", seconds: float = 30) -> str:
        """The text of the newest message to an address, once it has arrived."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for path in sorted(self.mail.glob("*.log"), reverse=True):
                for message in reversed(_messages_in(path)):
                    if message["To"] == address and subject in str(message["Subject"]):
                        body = message.get_body(("plain",))
                        return body.get_content() if body else ""
            time.sleep(0.2)
        raise AssertionError(f"No mail to {address} arrived within {seconds} seconds.")

    def code_for(self, address: str, *, after: str = "", seconds: float = 30) -> str:
        """The sign-in code that was mailed to an address; another one than `after`."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = CODE.search(self.mail_to(address, subject="is your code"))
            assert found, "The mail holds no code."
            if found.group(1) != after:
                return found.group(1)
            time.sleep(0.2)
        raise AssertionError(f"No new code for {address} arrived within {seconds} seconds.")


def _messages_in(path: Path) -> list[email.message.EmailMessage]:
    parts = path.read_bytes().split(b"-" * 79 + b"\n")
    parser = email.policy.default
    return [
        message
        for part in parts
        if part.strip()
        and isinstance(
            message := email.message_from_bytes(part.lstrip(), policy=parser),
            email.message.EmailMessage,
        )
    ]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Load the demonstration into `folder`, serve it, and end every process afterwards."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **{name: value for name, value in os.environ.items() if name not in OURS},
        "VAR_DIR": str(folder),
        "DEMONSTRATION": "1",
        "RATE_LIMITS": "0",
        "SITE_URL": address,
        "SECRET_KEY": "only-for-the-browser-tests-0123456789-0123456789",
    }
    for command in (["migrate", "--verbosity", "0"], ["load_demo", "--now"]):
        manage(*command, environment=environment)
    serve = [sys.executable, "manage.py", "serve", f"127.0.0.1:{port}"]
    work = [
        *(sys.executable, "-m", "celery", "--app", "symposium", "worker", "--beat"),
        *("--pool", "threads", "--concurrency", "2", "--loglevel", "WARNING"),
        *("--schedule", str(folder / "celerybeat")),
    ]
    processes = [
        subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
        for command in (serve, work)
    ]
    try:
        wait_for(f"{address}/readyz")
        yield Site(address, folder / "mail", environment)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            _end(process)


# What decides how the site runs is ours to set, not the caller's.
OURS = {
    "DATABASE_URL",
    "REDIS_URL",
    "DEBUG",
    "PRODUCTION",
    "ALLOWED_HOSTS",
    "DJANGO_SETTINGS_MODULE",
}


def manage(*arguments: str, environment: dict[str, str]) -> str:
    """Run a command on the site; what it prints."""
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


def wait_for(url: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own address
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(f"{url} did not answer within {seconds} seconds.")


def _end(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
