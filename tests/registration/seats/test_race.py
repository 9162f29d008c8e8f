"""Never one seat too many: with the guard it holds, without the guard it breaks."""

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime

import pytest
from django.db import connection

from registration.actions import seats
from registration.models import Category, Quota, Registration
from symposium.program.models import Edition

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE, SEATS = 200, 50
# As many as a web process has threads; PostgreSQL's pool holds twelve connections.
AT_A_TIME = 10


def unguarded(_edition: Edition) -> "nullcontext[None]":
    """Neither a lock nor a transaction around reading and writing."""
    return nullcontext()


def all_at_once(acts: list[Callable[[], None]]) -> None:
    """Run these from threads that start together, as many at a time as there are connections."""
    start, turn = threading.Barrier(len(acts)), threading.BoundedSemaphore(AT_A_TIME)

    def run(act: Callable[[], None]) -> None:
        start.wait()
        with turn:
            try:
                act()
            finally:
                connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def newcomer(edition: Edition, category: Category, number: int, at: datetime) -> Registration:
    return Registration(
        edition=edition,
        category=category,
        email=f"person{number}@example.net",
        display_name=f"Person {number}",
        territory="KE",
        mode="on_site",
        registered_at=at,
    )


@pytest.mark.parametrize("guard", [seats.in_line, unguarded])
def test_two_hundred_for_fifty_seats(
    edition: Edition, category: Category, now: datetime, guard: seats.Guard
) -> None:
    Quota.objects.create(edition=edition, name="On site", size=SEATS, mode="on_site")
    people = [newcomer(edition, category, number, now) for number in range(PEOPLE)]

    def registering(person: Registration) -> Callable[[], None]:
        return lambda: seats.take_seats(registrations=[person], at=now, guard=guard)

    all_at_once([registering(person) for person in people])
    states = Counter(Registration.objects.values_list("state", flat=True))
    assert states.total() == PEOPLE
    if guard is seats.in_line:
        assert states == {"confirmed": SEATS, "waiting": PEOPLE - SEATS}
    else:
        assert states["confirmed"] > SEATS
