from datetime import datetime, timedelta

import pytest

from registration.actions import seats
from registration.models import Category, Delegation, Quota, Registration, SeatRules
from symposium.program.models import Edition
from tests.registration.conftest import Register
from tests.registration.seats.conftest import Arrive, States


def free_one(registration: Registration, at: datetime) -> None:
    Registration.objects.filter(pk=registration.pk).update(state="canceled")
    seats.seats_came_free(edition=registration.edition, at=at)


def test_without_quotas_there_are_seats_for_all(arrive: Arrive, states: States) -> None:
    arrive(3)
    assert states() == "ccc"


def test_the_line_begins_where_the_seats_end(quota: Quota, arrive: Arrive, states: States) -> None:
    arrive(4)
    arrive(1, mode="online")
    assert states() == "ccwwc"


def test_new_registrations_are_entered(
    quota: Quota, edition: Edition, category: Category, states: States, now: datetime
) -> None:
    people = [
        Registration(edition=edition, category=category, mode="on_site", registered_at=now)
        for _number in range(3)
    ]
    seats.take_seats(registrations=people, at=now)
    assert states() == "ccw"
    assert [person.waiting_since for person in people] == [None, None, now]


def test_a_free_seat_is_offered_to_the_next(
    quota: Quota, edition: Edition, arrive: Arrive, states: States, now: datetime
) -> None:
    people = arrive(4)
    free_one(people[0], now)
    assert states() == "xcow"
    people[2].refresh_from_db()
    assert people[2].answer_by == now + timedelta(hours=72)
    seats.seats_came_free(edition=edition, at=now)
    assert states() == "xcow"


def test_the_edition_sets_the_time_to_answer(
    quota: Quota, edition: Edition, arrive: Arrive, now: datetime
) -> None:
    people = arrive(3)
    SeatRules.objects.filter(edition=edition).update(answer_hours=10)
    free_one(people[0], now)
    assert Registration.objects.get(state="offered").answer_by == now + timedelta(hours=10)


def test_nothing_is_offered_once_the_edition_is_over(
    quota: Quota, edition: Edition, arrive: Arrive, states: States
) -> None:
    people = arrive(3)
    free_one(people[0], edition.ends_at)
    assert states() == "xcw"


def test_nobody_passes_those_who_wait(quota: Quota, arrive: Arrive, states: States) -> None:
    arrive(3)
    Registration.objects.filter(state="confirmed").update(state="canceled")
    arrive(1)
    assert states() == "xxoc"


def test_an_offered_seat_is_taken(
    quota: Quota, arrive: Arrive, states: States, now: datetime
) -> None:
    people = arrive(3)
    free_one(people[0], now)
    arrive(1)
    assert states() == "xcow"


def test_regions_count_within_their_country(
    edition: Edition, arrive: Arrive, states: States
) -> None:
    Quota.objects.create(edition=edition, name="China", size=2, country="CN")
    for territory in ["CN", "HK", "MO", "", "KE"]:
        arrive(1, territory=territory)
    assert states() == "ccwcc"


def test_a_delegation_stays_together(
    quota: Quota,
    delegation: Delegation,
    make: Register,
    arrive: Arrive,
    states: States,
    now: datetime,
) -> None:
    first = arrive(1)
    members = [make(state="requested", delegation=delegation) for _number in range(2)]
    seats.take_seats(registrations=members, at=now)
    assert states() == "cww"
    arrive(1)
    assert states() == "cwww", "the free seat is held for the delegation"
    free_one(first[0], now)
    assert states() == "xoow"


def test_in_the_last_days_nothing_is_held(
    quota: Quota, edition: Edition, delegation: Delegation, make: Register, states: States
) -> None:
    at = edition.starts_at - timedelta(days=6)
    for size in (1, 2, 1):
        people = [
            make(state="requested", delegation=delegation if size == 2 else None)
            for _number in range(size)
        ]
        seats.take_seats(registrations=people, at=at)
    assert states() == "cwwc"


@pytest.mark.parametrize(("size", "expected"), [(1, "online"), (0, "on_site")])
def test_changing_to_another_seat(
    edition: Edition, quota: Quota, arrive: Arrive, now: datetime, size: int, expected: str
) -> None:
    Quota.objects.create(edition=edition, name="Online", size=size, mode="online")
    [person, *_others, waiting] = arrive(3)
    person.mode = "online"
    try:
        seats.move_seat(registration=person, at=now)
    except seats.NoSeatFree:
        assert size == 0
    person.refresh_from_db()
    waiting.refresh_from_db()
    assert (person.mode, person.state) == (expected, "confirmed")
    assert waiting.state == ("offered" if size else "waiting")


def test_whoever_waits_for_something_else_waits_at_the_end(
    edition: Edition, quota: Quota, arrive: Arrive, now: datetime, states: States
) -> None:
    Quota.objects.create(edition=edition, name="Online", size=0, mode="online")
    [*_others, waiting] = arrive(3)
    later = now + timedelta(hours=1)
    waiting.mode = "online"
    seats.move_seat(registration=waiting, at=later)
    assert states() == "ccw"
    assert waiting.waiting_since == later
