"""Never one seat too many: with the guard it holds, without the guard it breaks."""

import threading
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection

from registration import actions, lines
from registration.actions import offers, seats, workshops
from registration.models import Category, Quota, Registration, Workshop
from symposium.program.models import Edition
from tests.registration.conftest import Register
from tests.registration.seats.conftest import States

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


@pytest.fixture
def full(edition: Edition, make: Register, now: datetime) -> list[Registration]:
    """Two seats and four people; the second seat is offered until NOW + 1 day to the second."""
    Quota.objects.create(edition=edition, name="Hall", size=2)
    until = now + timedelta(days=1)
    return [
        make(),
        make(state="offered", answer_by=until, waiting_since=now),
        make(state="waiting", waiting_since=now),
        make(state="waiting", waiting_since=now),
    ]


def test_accepted_in_the_second_in_which_it_runs_out(
    full: list[Registration], edition: Edition, now: datetime, states: States
) -> None:
    until = now + timedelta(days=1)
    refused: list[str] = []

    def accept() -> None:
        try:
            offers.accept_offer(registration=full[1], at=until - timedelta(seconds=1))
        except lines.OfferEnded as refusal:
            refused.append(refusal.code)

    all_at_once([accept, lambda: offers.end_offers(edition=edition, at=until) and None])
    assert states() == ("cxow" if refused else "ccww")


def test_accepting_twice_at_once_is_once(
    full: list[Registration], now: datetime, states: States
) -> None:
    all_at_once([lambda: offers.accept_offer(registration=full[1], at=now)] * 4)
    assert states() == "ccww"
    assert [letter.to for letter in mail.outbox] == [[full[1].email]]


def test_two_cancel_and_two_move_up(
    full: list[Registration], now: datetime, states: States
) -> None:
    def canceling(person: Registration) -> Callable[[], None]:
        return lambda: actions.cancel(registration=person, at=now)

    all_at_once([canceling(person) for person in full[:2]])
    assert states() == "xxoo"
    told = sorted(letter.to[0] for letter in mail.outbox)
    assert told == sorted(person.email for person in full)


def test_whoever_cancels_in_line_is_not_promoted(
    full: list[Registration], now: datetime, states: States
) -> None:
    """The one who goes and the one who is promoted at this moment are the same person."""
    all_at_once(
        [
            lambda: actions.cancel(registration=full[0], at=now),
            lambda: actions.cancel(registration=full[2], at=now),
        ]
    )
    assert states() == "xoxo"


def test_sixty_for_twenty_four_places(edition: Edition, make: Register, now: datetime) -> None:
    workshop = Workshop.objects.create(edition=edition, slug="casts", size=24)
    people = [make() for _number in range(60)]

    def signing_up(person: Registration) -> Callable[[], None]:
        return lambda: workshops.sign_up(workshop=workshop, registration=person, at=now) and None

    # Everybody clicks twice.
    all_at_once([signing_up(person) for person in people * 2])
    places = Counter(workshop.places.values_list("state", flat=True))
    assert places == {"confirmed": 24, "waiting": 36}
