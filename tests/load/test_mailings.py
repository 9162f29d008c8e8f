"""A mailing to 5,000: how long it takes to start and to send, with how many queries."""

import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from registration.mailings import actions, delivery, queries
from registration.mailings.models import Mailing
from registration.models import Category, Registration
from symposium.accounts.models import User
from symposium.lib.translated import translated
from symposium.program.models import Edition
from tests.mail_server import running_mail_server

PEOPLE = 5000
LANGUAGES = ["en", "zh-hans", "fr", "es", "ru", "ar"]
TEXT = "Dear {name},\n\n- {institution}\n- [your page]({own_address})\n\n{edition}, {dates}"


class Queries:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.count += 1
        return execute(*args)


@pytest.mark.timeout(1800)
@pytest.mark.django_db(transaction=True)
def test_a_mailing_to_5000(edition: Edition, organizer: User, settings: Settings) -> None:
    settings.LETTERS_PER_MINUTE = 10_000_000
    category = Category.objects.create(edition=edition, slug="delegate", name={"en": "Delegate"})
    Registration.objects.bulk_create(
        Registration(
            edition=edition,
            category=category,
            email=f"person{number}@example.net",
            display_name=f"Person {number}",
            mode="online",
            language=LANGUAGES[number % 6],
            registered_at=datetime(2021, 11, 1, tzinfo=UTC),
        )
        for number in range(PEOPLE)
    )
    now = timezone.now()
    mailing = actions.create_mailing(
        edition=edition,
        subject=translated(dict.fromkeys(LANGUAGES, "News for {name}")),
        text=translated(dict.fromkeys(LANGUAGES, TEXT)),
        purpose="news",
        by=organizer,
        at=now,
    )
    rows = Registration.objects.filter(edition=edition)
    counted = Queries()
    with connection.execute_wrapper(counted):
        began = time.monotonic()
        actions.start_mailing(mailing=mailing, rows=rows, expected=PEOPLE, by=organizer, at=now)
        started = time.monotonic() - began
    print(f"\nstarted: {started:.1f} s, {counted.count} queries")  # noqa: T201
    # SQLite takes 40 letters at a time, PostgreSQL 500.
    assert counted.count < 150

    counted = Queries()
    with running_mail_server(settings) as server, connection.execute_wrapper(counted):

        def pause_halfway(_recipient: str, number: int) -> str:
            if number == PEOPLE // 2:
                pauses.set()
            return "250 OK"

        pauses = Event()
        server.answer = pause_halfway

        def pause() -> None:
            pauses.wait(600)
            actions.pause_mailing(mailing=mailing, by=organizer, at=timezone.now())
            connection.close()

        thread = Thread(target=pause)
        thread.start()
        began, spent = time.monotonic(), time.process_time()
        while not pauses.is_set():
            delivery.send_letters()
        thread.join()
        delivery.send_letters()
        halfway = len(server.received)
        assert PEOPLE // 2 <= halfway < PEOPLE // 2 + 50
        assert actions.resume_mailing(mailing=mailing, by=organizer, at=timezone.now())
        while Mailing.objects.sending().exists():
            delivery.send_letters()
        took, used = time.monotonic() - began, time.process_time() - spent
        print(  # noqa: T201
            f"sent: {took:.0f} s ({PEOPLE / took:.0f} a second), {used:.0f} s of this process; "
            f"{counted.count / PEOPLE:.1f} queries a letter; paused with {halfway}"
        )
    assert Counter(server.recipients) == {f"person{n}@example.net": 1 for n in range(PEOPLE)}
    progress = queries.progress_of(mailing, at=timezone.now())
    assert (progress.sent, progress.waiting, progress.percent) == (PEOPLE, 0, 100)
    assert counted.count / PEOPLE < 12
