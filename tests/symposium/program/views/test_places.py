"""Hours, languages and zones in the forms of rooms and people."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from symposium.accounts.models import AuditEntry, User
from symposium.program import queries
from symposium.program.models import Edition, Room, Session, Speaker

BASE = "/en/2021/organize/program/"
Rows = list[tuple[str, str]]


@pytest.fixture
def client(signed_in: Callable[[User], Client], organizer: User) -> Client:
    return signed_in(organizer)


def rows(prefix: str, names: tuple[str, str], values: Rows, initial: int = 0) -> dict[str, Any]:
    fields: dict[str, Any] = {
        f"{prefix}-TOTAL_FORMS": len(values),
        f"{prefix}-INITIAL_FORMS": initial,
    }
    for number, pair in enumerate(values):
        for name, value in zip(names, pair, strict=True):
            fields[f"{prefix}-{number}-{name}"] = value
    return fields


def hours(*values: tuple[str, str], initial: int = 0) -> dict[str, Any]:
    return rows("hours", ("starts_at", "ends_at"), list(values), initial)


def pairs(*values: tuple[str, str], initial: int = 0) -> dict[str, Any]:
    return rows("pairs", ("source", "target"), list(values), initial)


ROOM = {"name_en": "Main hall", "capacity": "400", "position": "0"}
MORNING = ("2021-12-14T09:00", "2021-12-14T12:00")
EVENING = ("2021-12-14T18:00", "2021-12-14T23:30")


def test_a_room_has_several_hours_on_the_clock_of_the_venue(
    client: Client, edition: Edition, room: Room
) -> None:
    client.post(f"{BASE}rooms/main/", ROOM | hours(EVENING, MORNING, ("", "")))
    assert list(room.hours.values_list("starts_at", "ends_at")) == [
        (datetime(2021, 12, 14, 1, tzinfo=UTC), datetime(2021, 12, 14, 4, tzinfo=UTC)),
        (datetime(2021, 12, 14, 10, tzinfo=UTC), datetime(2021, 12, 14, 15, 30, tzinfo=UTC)),
    ]
    text = client.get(f"{BASE}rooms/main/").content.decode()
    assert 'value="2021-12-14T09:00"' in text
    changes = AuditEntry.objects.get().changes
    assert changes["hours"][1][0] == "2021-12-14T01:00:00+00:00/2021-12-14T04:00:00+00:00"


def test_an_emptied_row_is_taken_away(client: Client, room: Room) -> None:
    client.post(f"{BASE}rooms/main/", ROOM | hours(MORNING, EVENING))
    client.post(f"{BASE}rooms/main/", ROOM | hours(("", ""), EVENING, initial=2))
    assert room.hours.get().starts_at == datetime(2021, 12, 14, 10, tzinfo=UTC)


def test_a_form_without_rows_leaves_the_hours(client: Client, room: Room) -> None:
    client.post(f"{BASE}rooms/main/", ROOM | hours(MORNING))
    client.post(f"{BASE}rooms/main/", ROOM | {"capacity": "5"})
    assert (room.hours.count(), Room.objects.get().capacity) == (1, 5)


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ((MORNING[0], ""), "Say from when and until when, or empty both."),
        (("", MORNING[1]), "Say from when and until when, or empty both."),
        ((MORNING[1], MORNING[0]), "The end must come after the beginning."),
        ((MORNING[0], MORNING[0]), "The end must come after the beginning."),
        (("0001-01-01T00:00", MORNING[1]), "This is too far from the days of the edition."),
        (("tomorrow", MORNING[1]), "Enter a valid date/time."),
    ],
)
def test_hours_that_cannot_be_are_kept_on_the_page(
    client: Client, room: Room, row: tuple[str, str], error: str
) -> None:
    page = client.post(f"{BASE}rooms/main/", ROOM | {"capacity": "77"} | hours(row))
    text = page.content.decode()
    assert (error in text, 'value="77"' in text) == (True, True)
    for typed in filter(None, row):
        assert f'value="{typed}"' in text
    assert not room.hours.exists()
    assert Room.objects.get().capacity == 400


def test_a_new_room_with_hours(client: Client, edition: Edition) -> None:
    client.post(f"{BASE}rooms/new/", ROOM | hours(MORNING))
    assert edition.rooms.get().hours.count() == 1


def test_the_rules_know_the_hours(client: Client, edition: Edition, opening: Session) -> None:
    client.post(f"{BASE}rooms/main/", ROOM | hours(EVENING))
    found = [finding.text for finding in queries.findings_of(edition)]
    assert "Main hall is not available during “Opening ceremony”." in found


PERSON = {"name_en": "Bea", "email": "bea@example.org", "language": "fr", "time_zone": "Asia/Tokyo"}


def test_what_is_known_of_a_person(client: Client, edition: Edition) -> None:
    languages = pairs(("en", "fr"), ("fr", "en"), ("en", "fr"), ("", ""))
    client.post(f"{BASE}speakers/new/", PERSON | hours(MORNING) | languages)
    bea = Speaker.objects.get(edition=edition)
    assert (bea.email, bea.language, bea.time_zone) == ("bea@example.org", "fr", "Asia/Tokyo")
    assert bea.language_pairs == [["en", "fr"], ["fr", "en"]]
    assert bea.hours.count() == 1
    page = f"{BASE}speakers/{bea.guid}/"
    client.post(page, PERSON | hours(initial=0) | pairs(("", ""), ("fr", "en"), initial=2))
    bea.refresh_from_db()
    assert bea.language_pairs == [["fr", "en"]]
    assert AuditEntry.objects.latest("id").changes["language_pairs"] == [
        [["en", "fr"], ["fr", "en"]],
        [["fr", "en"]],
    ]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        (pairs(("en", "")), "Choose both languages, or none."),
        (pairs(("", "en")), "Choose both languages, or none."),
        (pairs(("en", "en")), "Choose two different languages."),
        (pairs(("en", "klingon")), "Select a valid choice."),
        ({"email": "bea"}, "Enter a valid email address."),
        ({"time_zone": "Mars/Olympus"}, "Select a valid choice."),
        ({"language": "tlh"}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_said_of_a_person(
    client: Client, edition: Edition, changes: dict[str, Any], error: str
) -> None:
    page = client.post(f"{BASE}speakers/new/", PERSON | hours(MORNING) | pairs() | changes)
    text = page.content.decode()
    assert error in text
    assert 'value="Bea"' in text
    assert f'value="{MORNING[0]}"' in text
    assert not edition.speakers.exists()


def test_an_outsider_changes_nothing(
    signed_in: Callable[[User], Client], outsider: User, room: Room
) -> None:
    answer = signed_in(outsider).post(f"{BASE}rooms/main/", ROOM | hours(MORNING))
    assert (answer.status_code, room.hours.count()) == (404, 0)
