"""A real worker, a real mail server, and a kill in the middle of a mailing."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from registration.mailings import actions, queries
from registration.mailings.models import Letter, Mailing
from registration.models import Registration
from symposium.accounts.models import User
from tests.mail_server import MailServer, running_mail_server
from tests.registration.conftest import Register
from tests.registration.mailings.conftest import Start

ROOT = Path(__file__).resolve().parents[3]
PEOPLE, KILLED_AT, PAUSED_AT = 120, 30, 70
pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def worker(folder: Path, server: MailServer) -> "Iterator[subprocess.Popen[bytes]]":
    """A worker with its beat, on this test's database, with a queue of files of its own."""
    database = connection.settings_dict
    url = f"sqlite:///{database['NAME']}"
    if connection.vendor == "postgresql":
        user, password = database["USER"], database["PASSWORD"]
        url = (
            f"postgres://{user}{':' + password if password else ''}@{database['HOST']}:"
            f"{database['PORT']}/{database['NAME']}"
        )
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": url,
        "REDIS_URL": "",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(server.port),
        "EMAIL_USE_TLS": "0",
        "LETTERS_PER_MINUTE": "60000",
    }
    command = [
        *(sys.executable, "-m", "celery", "--app", "symposium", "worker", "--beat"),
        *("--pool", "solo", "--loglevel", "ERROR", "--schedule", str(folder / "beat")),
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_until(true: Callable[[], bool], *, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "It does not come about."
        time.sleep(0.05)


def test_a_killed_worker_never_sends_twice(
    make: Register, start: Start, organizer: User, tmp_path: Path
) -> None:
    for _number in range(PEOPLE):
        make()
    mailing = start()
    now = timezone.now()
    with running_mail_server() as server:
        server.hold_at = KILLED_AT
        with worker(tmp_path, server) as process:
            assert server.holds.wait(90)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        server.goes_on.set()
        assert len(server.received) == KILLED_AT
        # The mail server has the last one, and nobody here knows it.
        assert mailing.letters.filter(sent_at__isnull=False).count() == KILLED_AT - 1
        assert queries.progress_of(mailing, at=now).going == 1

        server.seconds_a_letter = 0.02
        with worker(tmp_path, server):
            wait_until(lambda: len(server.received) >= PAUSED_AT)
            assert actions.pause_mailing(mailing=mailing, by=organizer, at=now)
            time.sleep(1)
            paused_with = len(server.received)
            time.sleep(6)
            assert len(server.received) == paused_with < PEOPLE
            assert actions.resume_mailing(mailing=mailing, by=organizer, at=now)
            wait_until(lambda: len(server.received) == PEOPLE)
            wait_until(lambda: not queries.progress_of(mailing, at=now).waiting)

    expected = set(Registration.objects.values_list("email", flat=True))
    assert Counter(server.recipients) == dict.fromkeys(expected, 1)
    later = timezone.now() + timedelta(minutes=15)
    counted = queries.progress_of(mailing, at=later)
    assert (counted.sent, counted.unclear, counted.waiting) == (PEOPLE - 1, 1, 0)
    unclear = Letter.objects.in_standing(Letter.Standing.UNCLEAR, later).get()
    assert unclear.to == server.recipients[KILLED_AT - 1]
    assert mailing.letters.filter(pk=unclear.pk, sent_at=None).exists()
    assert Mailing.objects.get().state == Mailing.State.SENDING
