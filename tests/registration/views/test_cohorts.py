import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from registration.models import Registration, Workshop, WorkshopPlace
from symposium.accounts.models import AuditEntry, User
from symposium.institutions.models import Institution
from symposium.program.models import Edition, Session
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
ORGANIZE = "/en/2021/organize/workshops/"
DAYS = ["2021-12-14", "2021-12-15"]


@pytest.fixture
def workshop(edition: Edition) -> Workshop:
    return Workshop.objects.create(
        edition=edition, slug="cohort", name={"en": "Cohort"}, size=9, days=DAYS, country="CN"
    )


@pytest.fixture
def desk(organizer: User, signed_in: SignIn) -> Client:
    return signed_in(organizer)


@pytest.fixture
def enter(workshop: Workshop, now: datetime) -> Callable[[Registration], WorkshopPlace]:
    def confirmed(registration: Registration) -> WorkshopPlace:
        return workshop.places.create(registration=registration, state="confirmed", created_at=now)

    return confirmed


@pytest.mark.parametrize("rows", [1, 3])
def test_workshops_cost_the_same_for_any_number(
    edition: Edition, desk: Client, django_assert_num_queries: Any, rows: int
) -> None:
    for number in range(rows):
        Workshop.objects.create(edition=edition, slug=f"w{number}", size=1)
    with django_assert_num_queries(8):
        desk.get(ORGANIZE)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_grid_costs_the_same_for_any_number(
    workshop: Workshop,
    make: Register,
    museum: Institution,
    now: datetime,
    desk: Client,
    django_assert_num_queries: Any,
    rows: int,
) -> None:
    for _number in range(rows):
        for state in ("confirmed", "waiting"):
            workshop.places.create(
                registration=make(institution=museum),
                state=state,
                waiting_since=now,
                created_at=now,
            )
    with django_assert_num_queries(8):
        desk.get(f"{ORGANIZE}{workshop.pk}/")


def test_a_workshop_of_a_session_meets_on_its_day(
    edition: Edition, opening: Session, desk: Client
) -> None:
    Session.objects.update(starts_at=datetime.fromisoformat("2021-12-14T01:00:00Z"))
    values = {"name_en": "Casts", "session": opening.pk, "size": "24", "day_minutes": "120"}
    for _time in range(2):
        answer = desk.post(f"{ORGANIZE}add/", {**values, "is_public": "on"})
        assert answer.status_code == 302
    made = Workshop.objects.get()
    assert (made.slug, made.days, made.size, made.is_public) == ("casts", DAYS[:1], 24, True)
    assert AuditEntry.objects.get().verb == "workshop.added"
    answer = desk.post(f"{ORGANIZE}add/", {**values, "name_en": "Molds"})
    assert answer.status_code == 422
    assert "This session is a workshop already." in answer.text


def test_a_cohort_meets_on_several_days(edition: Edition, desk: Client) -> None:
    values = {"name_zh-hans": "培训班", "size": "42", "day_minutes": "360"}
    values |= {"first_day": "2021-12-14", "last_day": "2021-12-15"}
    desk.post(f"{ORGANIZE}add/", values)
    made = Workshop.objects.get()
    assert (made.slug, made.days, made.is_public) == ("workshop", DAYS, False)
    desk.post(f"{ORGANIZE}{made.pk}/edit/", {**values, "size": "43"})
    assert AuditEntry.objects.latest("pk").changes == {"size": [42, 43]}


@pytest.mark.parametrize(
    ("field", "value"),
    [("size", ""), ("last_day", "2021-12-13"), ("closes_at", "2021-01-01T10:00")],
)
def test_bad_values_are_shown_again(edition: Edition, desk: Client, field: str, value: str) -> None:
    values = {"name_en": "Casts", "size": "24", "day_minutes": "120", "first_day": "2021-12-14"}
    values |= {"last_day": "2021-12-14", "opens_at": "2021-01-01T11:00", field: value}
    answer = desk.post(f"{ORGANIZE}add/", values)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert 'value="Casts"' in answer.text


def test_the_grid_is_saved_as_a_whole_and_cell_by_cell(
    workshop: Workshop, make: Register, enter: Any, desk: Client
) -> None:
    first, second = enter(make()), enter(make())
    address = f"{ORGANIZE}{workshop.pk}/attendance/"
    grid = {f"at-{place.pk}-{day}": ["", "on"] for place in (first, second) for day in DAYS}
    assert desk.post(address, grid).status_code == 302
    cell = {f"at-{second.pk}-{DAYS[1]}": ""}
    answer = desk.post(address, cell, headers={"X-Autosave": "1"})
    assert answer.json() == {"days": [2, 1]}
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.attended, second.attended) == (dict.fromkeys(DAYS, 360), {DAYS[0]: 360})
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["workshop.attendance_noted"] * 2


def test_minutes_are_cut_at_a_whole_day(
    workshop: Workshop, make: Register, enter: Any, desk: Client
) -> None:
    Workshop.objects.update(notes_minutes=True)
    place = enter(make())
    noted = {f"at-{place.pk}-{DAYS[0]}": "90", f"at-{place.pk}-{DAYS[1]}": "999"}
    noted |= {f"at-{place.pk}-2021-12-16": "5", "at-x-2021-12-14": "5", "at-99-2021-12-14": "5"}
    desk.post(f"{ORGANIZE}{workshop.pk}/attendance/", noted)
    place.refresh_from_db()
    assert place.attended == {DAYS[0]: 90, DAYS[1]: 360}
    assert place.minutes == 450


def test_figures_and_files(
    workshop: Workshop, make: Register, museum: Institution, enter: Any, desk: Client
) -> None:
    enter(make(institution=museum, latin_name="Amina", display_name="=Amina"))
    for number, territory in enumerate(["HK", "KE"]):
        guest = {"name": f"Guest {number}", "venue": "A school", "territory": territory}
        assert desk.post(f"{ORGANIZE}{workshop.pk}/guests/", guest).status_code == 302
    figures = desk.get(f"{ORGANIZE}{workshop.pk}/").context["figures"]
    assert (figures.people, figures.abroad, figures.countries, figures.venues) == (3, 2, 1, 2)
    text = desk.get(f"{ORGANIZE}{workshop.pk}/list.csv").text
    assert [row[0] for row in csv.reader(io.StringIO(text))][1:] == [
        "'=Amina",
        "Guest 0",
        "Guest 1",
    ]
    sheet = load_workbook(io.BytesIO(desk.get(f"{ORGANIZE}{workshop.pk}/list.xlsx").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][-3:] == [*DAYS, "Minutes in all"]
    assert AuditEntry.objects.filter(verb="registrations.exported").count() == 2


def test_guests_take_places(workshop: Workshop, desk: Client) -> None:
    Workshop.objects.update(size=1)
    guest = {"name": "Guest", "venue": "", "territory": ""}
    for _time in range(2):
        assert desk.post(f"{ORGANIZE}{workshop.pk}/guests/", guest).status_code == 302
    answer = desk.post(f"{ORGANIZE}{workshop.pk}/guests/", {**guest, "name": "Another"})
    assert answer.status_code == 422
    assert 'value="Another"' in answer.text
    assert workshop.places.count() == 1


def test_taking_out_passes_the_place_on(
    workshop: Workshop, make: Register, enter: Any, desk: Client, now: datetime
) -> None:
    Workshop.objects.update(size=1)
    place = enter(make())
    waiting = workshop.places.create(
        registration=make(), state="waiting", waiting_since=now, created_at=now
    )
    for _time in range(2):
        desk.post(f"{ORGANIZE}{workshop.pk}/places/{place.pk}/take-out/")
    waiting.refresh_from_db()
    assert waiting.state == "offered"
    assert AuditEntry.objects.filter(verb="workshop.taken_out").count() == 1


def test_deleting(workshop: Workshop, desk: Client) -> None:
    desk.post(f"{ORGANIZE}{workshop.pk}/delete/")
    assert not Workshop.objects.exists()
