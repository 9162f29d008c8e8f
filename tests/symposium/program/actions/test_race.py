"""Two organizers write at once: with the guard one of them is told, without it a change is lost."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from symposium.accounts.models import User
from symposium.program import actions
from symposium.program.models import Edition, Session
from tests.conftest import NOW


def both(write: Callable[[str], None]) -> None:
    """Run two writes from threads that start together, each with a connection of its own."""
    start = Barrier(2)

    def run(kind: str) -> None:
        start.wait()
        try:
            write(kind)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(kind,)) for kind in ("panel", "keynote")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.fixture
def seen(edition: Edition) -> Session:
    return Session.objects.create(edition=edition, slug="race", title={"en": "Race"})


@pytest.mark.django_db(transaction=True)
def test_with_the_guard_one_write_is_refused(seen: Session, organizer: User) -> None:
    refused: list[str] = []

    def write(kind: str) -> None:
        try:
            actions.edit_session(
                session=seen, version=1, values={"kind": kind}, by=organizer, at=NOW
            )
        except actions.StaleWrite as refusal:
            refused.append(str(refusal.current.kind))

    both(write)
    seen.refresh_from_db()
    assert seen.version == 2
    assert refused == [seen.kind]


@pytest.mark.django_db(transaction=True)
def test_without_it_a_change_is_lost(seen: Session) -> None:
    read = Barrier(2)

    def write(kind: str) -> None:
        session = Session.objects.get(pk=seen.pk)
        read.wait()
        session.kind = kind
        session.version += 1
        session.save()

    both(write)
    seen.refresh_from_db()
    assert seen.version == 2  # two writes, one trace
