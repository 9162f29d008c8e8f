from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import Http404
from django.test import Client

from registration import access
from registration.models import Category, Quota, Registration, SeatRules
from symposium.accounts.models import AuditEntry, User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
SEATS = "/en/2021/organize/registrations/seats/"


@pytest.fixture
def quota(edition: Edition, category: Category) -> Quota:
    return Quota.objects.create(edition=edition, name="Delegates", size=2, category=category)


@pytest.fixture
def desk(organizer: User, signed_in: SignIn) -> Client:
    return signed_in(organizer)


def test_access(quota: Quota, edition: Edition, organizer: User, outsider: User) -> None:
    assert access.get_quota_for(organizer, edition, quota.pk) == quota
    for person, pk in [(outsider, quota.pk), (organizer, 0)]:
        with pytest.raises(Http404):
            access.get_quota_for(person, edition, pk)


def test_every_number_leads_to_its_rows(quota: Quota, make: Register, desk: Client) -> None:
    for state in ["confirmed", "confirmed", "waiting", "canceled"]:
        make(state=state)
    make(state="offered", answer_by=datetime.fromisoformat("2030-01-01T00:00:00Z"))
    answer = desk.get(SEATS)
    [row] = answer.context["table"]
    assert (row.confirmed, row.offered, row.waiting) == (2, 1, 1)
    assert (row.free, row.overbooked) == (0, 1)
    assert row.query == "category=delegate"
    assert "state=confirmed" in answer.text
    assert f"?quota={quota.pk}" in answer.text


@pytest.mark.parametrize("rows", [1, 3])
def test_quotas_cost_the_same_for_any_number(
    edition: Edition, make: Register, desk: Client, django_assert_num_queries: Any, rows: int
) -> None:
    for number in range(rows):
        Quota.objects.create(edition=edition, name=f"Quota {number}", size=number)
        make()
    with django_assert_num_queries(8):
        desk.get(SEATS)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_line_costs_the_same_for_any_number(
    edition: Edition,
    make: Register,
    museum: Institution,
    now: datetime,
    desk: Client,
    django_assert_num_queries: Any,
    rows: int,
) -> None:
    for number in range(rows):
        Quota.objects.create(edition=edition, name=f"Quota {number}", size=0)
        make(state="waiting", waiting_since=now, institution=museum)
        make(state="offered", answer_by=now, institution=museum)
    with django_assert_num_queries(9):
        desk.get(f"{SEATS}line/")


def test_the_line_tells_who_waits_for_what(
    quota: Quota, edition: Edition, make: Register, now: datetime, desk: Client
) -> None:
    other = Quota.objects.create(edition=edition, name="Online", size=0, mode="online")
    second = make(state="waiting", waiting_since=now + timedelta(hours=1), mode="online")
    first = make(state="waiting", waiting_since=now)
    Quota.objects.filter(pk=quota.pk).update(size=0)
    line = desk.get(f"{SEATS}line/").context["line"]
    assert [(one.place, one.registration, one.full) for one in line.waiting] == [
        (1, first, [quota]),
        (2, second, [quota, other]),
    ]
    line = desk.get(f"{SEATS}line/?quota={other.pk}").context["line"]
    assert [(one.place, one.registration) for one in line.waiting] == [(1, second)]


def test_adding_twice_is_once(category: Category, desk: Client) -> None:
    for _time in range(2):
        answer = desk.post(f"{SEATS}add/", {"size": "24", "category": category.pk, "mode": ""})
        assert answer.status_code == 302
    quota = Quota.objects.get()
    assert (quota.name, quota.size, quota.category) == ("Delegate", 24, category)
    assert AuditEntry.objects.get().verb == "quota.added"


def test_one_quota_for_the_same_people(quota: Quota, category: Category, desk: Client) -> None:
    answer = desk.post(f"{SEATS}add/", {"size": "24", "category": category.pk})
    assert answer.status_code == 422
    assert "There is a quota for these already" in answer.text
    assert 'value="24"' in answer.text


def test_lowering_takes_nobody_away_and_raising_offers(
    quota: Quota, make: Register, desk: Client, now: datetime, category: Category
) -> None:
    for state in ["confirmed", "confirmed", "waiting"]:
        make(state=state, waiting_since=now if state == "waiting" else None)
    for size in (1, 3):
        values = {"size": size, "category": category.pk, "name": "Delegates"}
        desk.post(f"{SEATS}{quota.pk}/", values)
        states = Registration.objects.order_by("pk").values_list("state", flat=True)
        expected = ["confirmed", "confirmed", "waiting" if size == 1 else "offered"]
        assert list(states) == expected
    changes = AuditEntry.objects.order_by("pk").values_list("changes", flat=True)
    assert list(changes) == [{"size": [2, 1]}, {"size": [1, 3]}]


def test_deleting_lets_those_who_wait_in(
    quota: Quota, make: Register, desk: Client, now: datetime
) -> None:
    waiting = make(state="waiting", waiting_since=now)
    desk.post(f"{SEATS}{quota.pk}/delete/")
    waiting.refresh_from_db()
    assert waiting.state == "offered"
    assert not Quota.objects.exists()


def test_the_time_to_answer(edition: Edition, desk: Client) -> None:
    assert desk.post(f"{SEATS}rules/", {"answer_hours": "0"}).status_code == 422
    assert desk.post(f"{SEATS}rules/", {"answer_hours": "24"}).status_code == 302
    assert SeatRules.objects.get(edition=edition).answer_hours == 24
    assert AuditEntry.objects.get().changes == {"answer_hours": [72, 24]}


def test_the_person_sees_the_place_and_answers(
    quota: Quota, edition: Edition, make: Register, now: datetime, delegate: User, signed_in: SignIn
) -> None:
    make(), make(), make(state="waiting", waiting_since=now)
    own = make(state="waiting", waiting_since=now, email=delegate.email)
    client = signed_in(delegate)
    assert "1 person is before you" in client.get("/en/2021/me/").text
    until = edition.starts_at
    Registration.objects.filter(pk=own.pk).update(state="offered", answer_by=until)
    assert "Accept the seat" in client.get("/en/2021/me/offer/").text
    for _time in range(2):
        assert client.post("/en/2021/me/offer/accept/").status_code == 302
    own.refresh_from_db()
    assert own.is_confirmed
    assert "The seat is yours." in client.get("/en/2021/me/offer/").text
