"""`make run`: the whole symposium on this machine, with its demonstration, without any server."""

from __future__ import annotations

import http.client
import os
import secrets

import machine
import prepare
from machine import BIN, PYTHON, ROOT, VAR
from processes import Family

WELCOME = """
  The symposium is open.

    Audience        {site}/
    Sign in as …    {site}/en/demonstration/
                    organizer, moderator, speaker, delegate and the other roles: one button each
    API             {site}/api/v1/
    Mail            {mail}

  Ctrl-C ends it.
"""


# A container or a CI may try us out as root, which Celery warns of at length.
ROOT_IS_FINE = "ignore:You're running the worker with superuser privileges"


def secret_key_file() -> str:
    """A key of this checkout's own, made once."""
    path = VAR / "secret_key"
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return str(path)


def demonstration_environment(site: str) -> dict[str, str]:
    env = prepare.environment(DEMONSTRATION="1")
    env.setdefault("SITE_URL", site)
    if "SECRET_KEY" not in env:
        env.setdefault("SECRET_KEY_FILE", secret_key_file())
    return env


def is_ready(port: int, path: str = "/readyz") -> bool:
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False


def run() -> int:
    port = machine.port()
    site = f"http://127.0.0.1:{port}"
    machine.need_python()
    machine.need_disk(VAR)
    env = demonstration_environment(site)
    prepare.everything()
    prepare.database(env, demonstration=True)
    prepare.manage("Moving the demonstration to this moment", "load_demo", "--only-move", env=env)
    machine.port()  # somebody may have taken it while we were installing
    with Family() as family:
        family.start(
            "web process", PYTHON, ROOT / "manage.py", "serve", f"127.0.0.1:{port}", env=env
        )
        family.start("worker", *worker(), env=worker_environment(env))
        family.wait_until(lambda: is_ready(port), seconds=60, what=site)
        print(WELCOME.format(site=site, mail=VAR / "mail"), flush=True)
        family.watch()
    return 0


def worker_environment(env: dict[str, str]) -> dict[str, str]:
    return {**env, "PYTHONWARNINGS": ROOT_IS_FINE}


def worker() -> tuple[object, ...]:
    """One Celery worker that also keeps the clock of the periodic tasks."""
    return (
        *(BIN / "celery", "--quiet", "--app", "symposium", "worker", "--beat"),
        *("--pool", "threads", "--concurrency", "2", "--loglevel", "WARNING"),
        *("--without-gossip", "--without-mingle", "--without-heartbeat"),
        *("--schedule", VAR / "celerybeat"),
    )


if __name__ == "__main__":
    machine.main(run)
