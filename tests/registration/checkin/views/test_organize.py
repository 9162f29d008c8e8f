"""Organizers' pages of check-in: what they show, what they write down, how many queries."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from registration import tickets
from registration.checkin import actions
from registration.checkin.models import Conflict, Device, Door
from registration.models import Registration
from symposium.accounts.models import AuditEntry, User
from symposium.program.models import Edition, Session
from tests.registration.checkin.conftest import NINE, Report
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db
BASE = "/en/2021/organize/check-in/"
SignedIn = Callable[[User], Client]


@pytest.fixture
def today(edition: Edition) -> Edition:
    edition.starts_on = edition.ends_on = timezone.now().astimezone(edition.zone).date()
    edition.save()
    return edition


@pytest.fixture
def client(signed_in: SignedIn, organizer: User) -> Client:
    return signed_in(organizer)


def _admit(device: Device, scan: Report, *people: Registration, **fields: Any) -> None:
    at = timezone.now()
    reports = [scan(one, at=at, device_at=at, **fields) for one in people]
    actions.record_scans(device=device, reports=reports, at=at)


def test_figures_of_today(
    today: Edition, client: Client, phone: Device, scan: Report, make: Register, door: Door
) -> None:
    people = [make(display_name=f"Guest {number}") for number in range(3)]
    make(mode="online")
    _admit(phone, scan, *people[:2])
    _admit(phone, scan, people[0], act="out", shown="left")
    page = client.get(BASE)
    figures = page.context["figures"]
    assert (figures["expected"], figures["came"], figures["inside"]) == (3, 2, 1)
    [count] = figures["doors"]
    assert (count.came, count.left, count.inside) == (2, 1, 1)
    assert [count for _slot, count in page.context["slots"]] == [2]
    inside = client.get(f"{BASE}inside/").content.decode()
    assert "Guest 1" in inside
    assert "Guest 0" not in inside


@pytest.mark.parametrize(
    ("path", "count"), [("", 16), ("conflicts/", 7), ("inside/", 9), ("devices/", 7)]
)
def test_queries(
    path: str, count: int, today: Edition, client: Client, phone: Device, scan: Report,
    make: Register, pair: Any, django_assert_num_queries: Any,
) -> None:  # fmt: skip
    for rows in (1, 3):
        while Conflict.objects.count() < rows:
            person = make()
            _admit(phone, scan, person, person)
            pair(f"Device {person.pk}")
            Door.objects.create(edition=today, name={"en": "D"})
        with django_assert_num_queries(count):
            assert client.get(BASE + path).status_code == 200


def test_pairing_shows_its_code_once(client: Client, edition: Edition, door: Door) -> None:
    page = client.post(f"{BASE}devices/add/", {"name": "Phone", "doors": [door.pk]})
    code = page.context["code"].replace(" ", "")
    assert f"/en/2021/check-in/#pair={code}" in page.context["address"]
    assert page.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    device = Device.objects.get()
    assert list(device.doors.all()) == [door]
    assert code not in client.get(f"{BASE}devices/").content.decode()
    assert AuditEntry.objects.get().verb == "check_in.device_added"
    assert actions.pair_device(edition=edition, code=code, at=timezone.now())[0] == device


def test_bad_forms_keep_what_was_typed(client: Client, edition: Edition) -> None:
    answer = client.post(f"{BASE}devices/add/", {"name": ""})
    assert answer.status_code == 422
    answer = client.post(f"{BASE}doors/add/", {"position": "7"})
    assert answer.status_code == 422
    assert "An entrance needs a name." in answer.content.decode()


def test_doors_of_the_venue_and_of_sessions(client: Client, opening: Session) -> None:
    client.post(f"{BASE}doors/add/", {"name_en": "North gate", "days": "2021-12-15", "position": 1})
    client.post(f"{BASE}doors/add/", {"session": opening.pk, "position": 2})
    gate, hall = Door.objects.all()
    assert (str(gate), gate.kind, [str(day) for day in gate.valid_days]) == (
        "North gate", "entrance", ["2021-12-15"],
    )  # fmt: skip
    assert (str(hall), hall.kind, hall.capacity) == ("Opening ceremony", "session", 400)
    assert [str(day) for day in hall.valid_days] == ["2021-12-14"]
    client.post(f"{BASE}doors/{gate.pk}/", {"name_en": "South gate", "position": 1})
    gate.refresh_from_db()
    assert (str(gate), gate.days) == ("South gate", [])


def test_rename_lock_out_and_no_way_back(client: Client, phone: Device) -> None:
    client.post(f"{BASE}devices/{phone.pk}/", {"name": "Laptop at the gate"})
    client.post(f"{BASE}devices/{phone.pk}/lock-out/")
    phone.refresh_from_db()
    assert (phone.name, phone.is_revoked) == ("Laptop at the gate", True)
    assert client.post(f"{BASE}devices/{phone.pk}/pair/").status_code == 302
    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs[-2:] == ["check_in.device_changed", "check_in.device_locked_out"]


def test_a_conflict_is_settled_with_a_note(
    client: Client, phone: Device, scan: Report, make: Register, organizer: User
) -> None:
    person = make()
    actions.record_scans(device=phone, reports=[scan(person), scan(person, 1)], at=NINE)
    conflict = Conflict.objects.get()
    client.post(f"{BASE}conflicts/{conflict.pk}/resolve/", {"note": " "})
    conflict.refresh_from_db()
    assert conflict.resolved_at is None
    client.post(f"{BASE}conflicts/{conflict.pk}/resolve/", {"note": "Twins."})
    conflict.refresh_from_db()
    assert (conflict.note, conflict.resolved_by) == ("Twins.", organizer)
    assert "Twins." in client.get(f"{BASE}conflicts/").content.decode()


def test_files_and_the_record_of_who_took_them(
    today: Edition, client: Client, phone: Device, scan: Report, make: Register
) -> None:
    _admit(phone, scan, make(display_name="=Guest"))
    inside = b"".join(client.get(f"{BASE}inside.csv")).decode()
    assert "'=Guest" in inside
    rows = b"".join(client.get(f"{BASE}scans.csv")).decode().splitlines()
    assert len(rows) == 2
    assert "Main entrance" in rows[1]
    assert AuditEntry.objects.filter(verb="check_in.exported").count() == 2


def test_a_new_ticket_makes_the_old_one_worthless(
    client: Client, phone: Device, scan: Report, make: Register, mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    person = make()
    old = tickets.ticket_text(person)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{BASE}tickets/{person.pk}/reissue/")
    person.refresh_from_db()
    texts = [old, tickets.ticket_text(person)]
    rows = actions.record_scans(
        device=phone,
        reports=[scan(None, n, text=text, is_through=False) for n, text in enumerate(texts)],
        at=NINE + timedelta(hours=1),
    )
    assert [row.verdict for row in rows] == ["outdated", "admitted"]
    assert [message.to for message in mailoutbox] == [[person.email]]
