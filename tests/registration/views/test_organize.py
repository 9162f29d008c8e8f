import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from registration.models import Category, Registration
from symposium.accounts.models import AuditEntry, User
from symposium.accounts.roles import Role
from symposium.institutions.models import Institution
from symposium.program.models import Appointment, Edition
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
LIST = "/en/2021/organize/registrations/"


@pytest.fixture
def check_in(edition: Edition) -> User:
    user = User.objects.create_user("check-in@example.org")
    Appointment.objects.create(edition=edition, user=user, role=Role.CHECK_IN)
    return user


@pytest.mark.parametrize(
    "path", ["", "dashboard/", "registrations.csv", "registrations.xlsx", "{pk}/"]
)
def test_outsiders_find_nothing(
    make: Register, outsider: User, speaker: User, signed_in: SignIn, client: Client, path: str
) -> None:
    address = LIST + path.format(pk=make().pk)
    assert signed_in(outsider).get(address).status_code == 404
    assert signed_in(speaker).get(address).status_code == 404
    assert client.get(address).status_code == 302


def test_the_list_narrows_and_counts(
    make: Register, organizer: User, museum: Institution, signed_in: SignIn
) -> None:
    amina = make(institution=museum)
    make(mode="online")
    make(mode="online", state="canceled")
    client = signed_in(organizer)
    answer = client.get(LIST)
    assert answer.context["found"] == "3 registrations"
    answer = client.get(LIST, {"q": "nairobi", "mode": "on_site", "institution": museum.pk})
    assert list(answer.context["page"]) == [amina]
    assert answer.context["found"] == "1 registration"
    assert client.get(LIST, {"mode": "by_boat"}).context["found"] == "3 registrations"
    assert client.get(LIST, {"page": "x"}).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_rows(
    make: Register,
    organizer: User,
    museum: Institution,
    signed_in: SignIn,
    django_assert_num_queries: Any,
    rows: int,
) -> None:
    for _number in range(rows):
        make(institution=museum)
    client = signed_in(organizer)
    with django_assert_num_queries(15):
        client.get(LIST)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_dashboard_costs_the_same_for_any_number_of_rows(
    make: Register,
    organizer: User,
    museum: Institution,
    signed_in: SignIn,
    django_assert_num_queries: Any,
    rows: int,
) -> None:
    for code in ["KE", "HK", "AR"][:rows]:
        make(institution=museum, territory=code)
    client = signed_in(organizer)
    with django_assert_num_queries(19):
        client.get(LIST + "dashboard/")


def test_the_series_takes_in_earlier_editions_of_ones_own(
    make: Register, organizer: User, other_edition: Edition, signed_in: SignIn
) -> None:
    old = Category.objects.create(edition=other_edition, slug="delegate", name={"en": "Delegate"})
    make(edition=other_edition, category=old, territory="AR")
    make()
    client = signed_in(organizer)
    assert client.get(LIST, {"series": "on"}).context["found"] == "1 registration"
    Appointment.objects.create(edition=other_edition, user=organizer, role=Role.ORGANIZER)
    assert client.get(LIST, {"series": "on"}).context["found"] == "2 registrations"
    context = client.get(LIST + "dashboard/", {"series": "on"}).context
    assert context["series"] == [other_edition, Edition.objects.get(slug="2021")]
    assert context["series_figures"].representatives == 2
    assert context["figures"].representatives == 1


def test_a_file_holds_the_filtered_rows_and_is_written_down(
    make: Register, organizer: User, signed_in: SignIn
) -> None:
    make(display_name="=Amina")
    make(mode="online")
    client = signed_in(organizer)
    answer = client.get(LIST + "registrations.csv", {"mode": "on_site"})
    assert answer["Content-Disposition"] == 'attachment; filename="registrations-2021.csv"'
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    [_header, row] = csv.reader(io.StringIO(text))
    assert row[1] == "'=Amina"
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.changes) == (
        "registrations.exported",
        {"format": [None, "csv"], "rows": [None, 1]},
    )
    workbook = client.get(LIST + "registrations.xlsx")
    assert workbook.content.startswith(b"PK")


def test_an_organizer_changes_a_state(make: Register, organizer: User, signed_in: SignIn) -> None:
    registration = make()
    client = signed_in(organizer)
    address = f"{LIST}{registration.pk}/"
    client.post(f"{address}state/", {"state": "waiting"})
    registration.refresh_from_db()
    assert registration.state == "waiting"
    client.post(f"{address}state/", {"state": "lost"})
    registration.refresh_from_db()
    assert registration.state == "waiting"
    assert "<del>confirmed</del><ins>waiting</ins>" in client.get(address).content.decode()


def test_check_in_staff_see_and_do_not_change(
    make: Register, check_in: User, outsider: User, signed_in: SignIn
) -> None:
    registration = make()
    client = signed_in(check_in)
    address = f"{LIST}{registration.pk}/"
    assert client.get(address).status_code == 200
    for person in (check_in, outsider):
        answer = signed_in(person).post(f"{address}state/", {"state": "canceled"})
        assert answer.status_code == 404
    assert Registration.objects.get().is_confirmed
    assert client.post(f"{LIST}open/").status_code == 404


def test_an_organizer_opens_registration(
    edition: Edition, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    assert "Open registration" in client.get(LIST).content.decode()
    client.post(f"{LIST}open/")
    assert edition.categories.count() == 7
    assert "Nobody can register yet" not in client.get(LIST).content.decode()
