import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from streaming.broadcast.models import Stage
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.program import actions, queries
from symposium.program.models import Appointment, Edition, Release, Room, Session, Speaker, Track
from tests.conftest import NOW

BASE = "/en/2021/organize/program/"
PAGES = [
    "",
    "grid/",
    "days/",
    "publish/",
    "releases/",
    "sessions/new/",
    "sessions/forum/",
    "sessions/forum/move/",
    "sessions/forum/delete/",
    "sessions/forum/documents/",
    "rooms/",
    "rooms/new/",
    "rooms/main/",
    "tracks/",
    "tracks/new/",
    "tracks/i/",
    "speakers/",
    "speakers/new/",
    "speakers/suggest/",
]
PEOPLE = {
    "people-TOTAL_FORMS": "2",
    "people-INITIAL_FORMS": "0",
    "people-0-name": "Ada",
    "people-0-part": "speaker",
    "people-1-name": "",
    "people-1-part": "speaker",
}


@pytest.fixture
def desk(signed_in: Callable[[User], Client], organizer: User) -> Client:
    return signed_in(organizer)


def typed(session: Session | None = None, **changes: str) -> dict[str, Any]:
    """What a browser sends that shows the form and changes some fields."""
    values = {
        "version": str(session.version if session else 0),
        "title_en": "Talk",
        "title_zh-hans": "报告",
        "kind": "talk",
        "status": "confirmed",
        "room": "",
        "day": "2021-12-15",
        "clock": "09:30",
        "minutes": "45",
        "floor_languages": ["en"],
    }
    return {**values, **PEOPLE, **changes}


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_for_those_who_edit_the_program(
    client: Client,
    signed_in: Callable[[User], Client],
    release: Release,
    track: Track,
    organizer: User,
    moderator: User,
    delegate: User,
    outsider: User,
    page: str,
) -> None:
    answer = client.get(BASE + page)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/en/account/login/")
    for stranger in (moderator, delegate, outsider):
        assert signed_in(stranger).get(BASE + page).status_code == 404
    assert signed_in(organizer).get(BASE + page).status_code == 200


def test_a_program_manager_may_too(
    signed_in: Callable[[User], Client], edition: Edition, delegate: User
) -> None:
    Appointment.objects.create(edition=edition, user=delegate, role=Role.PROGRAM_MANAGER)
    assert signed_in(delegate).get(f"{BASE}publish/").status_code == 200


def test_a_session_is_added_on_the_venue_s_clock(
    desk: Client, edition: Edition, room: Room
) -> None:
    desk.cookies["tz"] = "Africa/Nairobi"
    answer = desk.post(f"{BASE}sessions/new/", typed(room=str(room.pk)))
    assert (answer.status_code, answer["Location"]) == (302, f"{BASE}sessions/talk/")
    session = edition.sessions.get()
    assert dict(session.title) == {"en": "Talk", "zh-hans": "报告"}
    assert session.starts_at == datetime(2021, 12, 15, 1, 30, tzinfo=UTC)
    assert session.ends_at == datetime(2021, 12, 15, 2, 15, tzinfo=UTC)
    assert [str(part.speaker) for part in session.participations.all()] == ["Ada"]
    assert 'value="09:30"' in desk.get(f"{BASE}sessions/talk/").content.decode()


def test_without_an_hour_it_is_not_scheduled(desk: Client, edition: Edition) -> None:
    desk.post(f"{BASE}sessions/new/", typed(clock=""))
    assert edition.sessions.get().starts_at is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title_en": "", "title_zh-hans": ""}, "This field is required."),
        ({"day": ""}, "Choose the day too, or empty the hour."),
        ({"minutes": ""}, "Say how long the session is."),
        ({"minutes": "0"}, "Ensure this value is greater than or equal to 1."),
        ({"title_en": "x" * 301}, "Ensure this value has at most 300 characters"),
    ],
)
def test_a_form_keeps_what_was_typed_and_names_the_field(
    desk: Client, edition: Edition, changes: dict[str, str], message: str
) -> None:
    answer = desk.post(f"{BASE}sessions/new/", typed(**{"abstract_en": "Kept words", **changes}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert message in page
    assert "Kept words" in page
    assert 'value="Ada"' in page
    assert not edition.sessions.exists()


def test_an_hour_that_summer_time_skips_is_refused(desk: Client, edition: Edition) -> None:
    edition.time_zone = "Europe/Berlin"
    edition.save()
    answer = desk.post(f"{BASE}sessions/new/", typed(day="2021-03-28", clock="02:30"))
    assert b"The clocks skip this hour" in answer.content


def test_a_day_far_from_the_edition_is_refused(desk: Client, edition: Edition) -> None:
    for day in ("9999-12-31", "0001-01-01", "2023-01-01"):
        answer = desk.post(f"{BASE}sessions/new/", typed(day=day))
        assert b"This is too far from the days of the edition." in answer.content
    assert not edition.sessions.exists()


def test_a_taken_room_is_told_and_can_be_accepted(
    desk: Client, opening: Session, forum: Session, room: Room
) -> None:
    onto = typed(
        forum, room=str(room.pk), day="2021-12-14", clock="10:30", abstract_en="Kept words"
    )
    for path in ("sessions/forum/", "sessions/forum/move/"):
        answer = desk.post(BASE + path, onto)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Another session is in this room at that time." in page
        assert f'href="{BASE}sessions/opening/"' in page
        assert 'value="10:30"' in page
        assert 'name="accept"' in page
    assert "Kept words" in desk.post(f"{BASE}sessions/forum/", onto).content.decode()
    forum.refresh_from_db()
    assert forum.version == 1
    answer = desk.post(f"{BASE}sessions/forum/move/", {**onto, "accept": "They share the hall"})
    assert answer.status_code == 302
    forum.refresh_from_db()
    assert (forum.starts_at, forum.version) == (datetime(2021, 12, 14, 2, 30, tzinfo=UTC), 2)
    assert [waiver.reason for waiver in forum.edition.waivers.all()] == ["They share the hall"]


def test_a_new_session_in_a_taken_room_is_told_too(
    desk: Client, opening: Session, room: Room, edition: Edition
) -> None:
    onto = typed(room=str(room.pk), day="2021-12-14", clock="10:30")
    answer = desk.post(f"{BASE}sessions/new/", onto)
    assert (answer.status_code, 'value="Talk"' in answer.content.decode()) == (409, True)
    assert desk.post(f"{BASE}sessions/new/", {**onto, "accept": "Posters"}).status_code == 302
    assert edition.sessions.count() == 2


def test_a_second_click_on_add_adds_nothing(desk: Client, edition: Edition) -> None:
    page = desk.get(f"{BASE}sessions/new/").content.decode()
    [guid] = re.findall(r'name="guid" value="([^"]+)"', page)
    for _click in range(2):
        answer = desk.post(f"{BASE}sessions/new/", typed(guid=guid))
        assert answer["Location"] == f"{BASE}sessions/talk/"
    assert [str(session.guid) for session in edition.sessions.all()] == [guid]
    answer = desk.post(f"{BASE}sessions/new/", typed(guid=guid, title_en="Another"))
    assert answer["Location"] == f"{BASE}sessions/another/"
    assert edition.sessions.count() == 2


def test_the_form_holds_every_field(desk: Client, forum: Session) -> None:
    more = {
        "status": "tentative",
        "clock": "",
        "minutes": "25",
        "capacity": "30",
        "is_recorded": "on",
        "recording_url": "https://example.org/film",
        "people-0-is_confirmed": "on",
    }
    answer = desk.post(f"{BASE}sessions/forum/", typed(forum, **more) | {"pillars": ["1", "4"]})
    assert answer.status_code == 302
    forum.refresh_from_db()
    assert (forum.status, forum.starts_at, forum.minutes) == ("tentative", None, 25)
    assert (forum.capacity, forum.is_recorded, forum.pillars) == (30, True, [1, 4])
    assert forum.recording_url == "https://example.org/film"
    assert [part.is_confirmed for part in forum.participations.all()] == [True]
    page = desk.get(f"{BASE}sessions/forum/").content.decode()
    assert 'name="minutes" value="25"' in page


def test_the_form_names_the_stage_of_a_room(desk: Client, forum: Session, room: Room) -> None:
    assert "is the stage" not in desk.get(f"{BASE}sessions/forum/").content.decode()
    Stage.objects.create(edition=forum.edition, slug="s", name={"en": "Grand stage"}, room=room)
    page = desk.get(f"{BASE}sessions/forum/move/").content.decode()
    assert "Main hall is the stage “Grand stage”" in page


def test_a_stale_edit_is_refused_and_nothing_is_lost(
    desk: Client, forum: Session, organizer: User
) -> None:
    actions.edit_session(session=forum, version=1, values={"kind": "panel"}, by=organizer, at=NOW)
    mine = typed(title_en="My title", version="1")
    answer = desk.post(f"{BASE}sessions/forum/", mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else has changed this session" in page
    assert 'value="My title"' in page
    assert "<td>panel</td><td>talk</td>" in page
    assert 'name="version" value="2"' in page
    forum.refresh_from_db()
    assert (str(forum.title), forum.kind) == ("Oceans and climate", "panel")
    assert desk.post(f"{BASE}sessions/forum/", {**mine, "version": "2"}).status_code == 302
    forum.refresh_from_db()
    assert (str(forum.title), forum.kind, forum.version) == ("My title", "talk", 3)


def test_moving(desk: Client, forum: Session, second_room: Room) -> None:
    move = {
        "version": "1",
        "room": str(second_room.pk),
        "day": "2021-12-14",
        "clock": "14:00",
        "minutes": "30",
    }
    assert desk.post(f"{BASE}sessions/forum/move/", move).status_code == 302
    forum.refresh_from_db()
    assert (forum.room, forum.starts_at) == (
        second_room,
        datetime(2021, 12, 14, 6, 0, tzinfo=UTC),
    )
    answer = desk.post(f"{BASE}sessions/forum/move/", {**move, "clock": "15:00"})
    assert answer.status_code == 409
    assert b'value="15:00"' in answer.content
    forum.refresh_from_db()
    assert forum.starts_at == datetime(2021, 12, 14, 6, 0, tzinfo=UTC)


def test_out_of_the_timetable_then_deleted(desk: Client, forum: Session) -> None:
    desk.post(f"{BASE}sessions/forum/unschedule/", {"version": "1"})
    forum.refresh_from_db()
    assert forum.starts_at is None
    desk.post(f"{BASE}sessions/forum/delete/", {"version": "1"})
    assert Session.objects.filter(pk=forum.pk).exists()
    desk.post(f"{BASE}sessions/forum/delete/", {"version": "2"})
    assert not Session.objects.filter(pk=forum.pk).exists()


def test_publishing(desk: Client, edition: Edition, forum: Session) -> None:
    assert b"December 14, 13:30\xe2\x80\x9315:00, Main hall" in desk.get(f"{BASE}publish/").content
    answer = desk.post(f"{BASE}publish/", {"note": "First"})
    assert answer["Location"] == f"{BASE}releases/1/"
    assert queries.released_program(edition).number == 1
    assert b"First" in desk.get(f"{BASE}releases/").content
    assert b"No session has changed" in desk.get(f"{BASE}publish/").content
    # A second click, and a page that is older than the release.
    again = desk.post(f"{BASE}publish/", {"note": "First", "after": 0}, follow=True)
    assert b"Nothing has changed since release 1" in again.content
    Session.objects.filter(pk=forum.pk).update(title={"en": "Seas"})
    outdated = desk.post(f"{BASE}publish/", {"after": 0}, follow=True)
    assert b"Release 1 was published in the meantime" in outdated.content
    assert edition.releases.count() == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["opening", "forum", "open"]),
        ("track=i", ["forum"]),
        ("room=main", ["opening", "forum"]),
        ("state=open", ["open"]),
        ("state=scheduled", ["opening", "forum"]),
        ("q=海洋", ["forum"]),
        ("q=CEREMONY", ["opening"]),
        ("track=unknown", ["opening", "forum", "open"]),
    ],
)
def test_the_table_filters(
    desk: Client, edition: Edition, opening: Session, forum: Session, query: str, found: list[str]
) -> None:
    Session.objects.create(edition=edition, slug="open", title={"en": "Open"})
    page = desk.get(f"{BASE}?{query}").context["page"]
    assert sorted(session.slug for session in page) == sorted(found)


def test_rooms_tracks_and_people(desk: Client, edition: Edition, forum: Session) -> None:
    desk.post(f"{BASE}rooms/new/", {"name_en": "Hall B", "capacity": "20", "position": "3"})
    assert str(edition.rooms.get(slug="hall-b")) == "Hall B"
    desk.post(f"{BASE}rooms/hall-b/", {"name_en": "Hall C", "capacity": "", "position": "3"})
    assert str(edition.rooms.get(slug="hall-b")) == "Hall C"
    desk.post(f"{BASE}rooms/hall-b/delete/")
    desk.post(f"{BASE}rooms/main/delete/")
    assert list(edition.rooms.values_list("slug", flat=True)) == ["main"]

    desk.post(f"{BASE}tracks/new/", {"name_en": "Films", "color": "#112233", "position": "2"})
    desk.post(f"{BASE}tracks/i/delete/")
    assert list(edition.tracks.values_list("slug", flat=True)) == ["i", "films"]

    desk.post(f"{BASE}speakers/new/", {"name_en": "Bea", "title_en": "Curator"})
    bea = Speaker.objects.get(edition=edition, name__en="Bea")
    results = desk.get(f"{BASE}speakers/suggest/?q=bea").json()
    assert results == {"results": [{"id": str(bea.guid), "label": "Bea", "detail": ""}]}
    desk.post(f"{BASE}speakers/{bea.guid}/delete/")
    assert [str(person) for person in edition.speakers.all()] == ["Élan Chair"]


def test_things_of_another_edition_are_not_found(
    desk: Client, other_edition: Edition, edition: Edition
) -> None:
    Room.objects.create(edition=other_edition, slug="elsewhere", name={"en": "X"})
    person = Speaker.objects.create(edition=other_edition, name={"en": "X"})
    assert desk.get(f"{BASE}rooms/elsewhere/").status_code == 404
    assert desk.get(f"{BASE}speakers/{person.guid}/").status_code == 404


@pytest.mark.parametrize(
    ("page", "queries"), [("", 21), ("grid/", 6), ("days/", 14), ("speakers/", 7)]
)
def test_organizers_pages_cost_the_same_for_any_number_of_sessions(
    desk: Client,
    edition: Edition,
    forum: Session,
    chair: Speaker,
    django_assert_num_queries: DjangoAssertNumQueries,
    page: str,
    queries: int,
) -> None:
    with django_assert_num_queries(queries):
        desk.get(BASE + page)
    for number in range(2):
        session = Session.objects.create(
            edition=edition,
            slug=f"more-{number}",
            title={"en": "Another"},
            room=forum.room,
            track=forum.track,
            starts_at=NOW + timedelta(hours=number + 8),
            ends_at=NOW + timedelta(hours=number + 9),
        )
        speaker = Speaker.objects.create(
            edition=edition, name={"en": f"Person {number}"}, institution=chair.institution
        )
        session.speakers.add(speaker)
    with django_assert_num_queries(queries):
        desk.get(BASE + page)


@pytest.mark.parametrize("day", ["2021-13-45", "tomorrow", "", "0000-00-00"])
def test_a_day_of_no_calendar_shows_the_first(
    signed_in: Callable[[User], Client], organizer: User, opening: Session, day: str
) -> None:
    answer = signed_in(organizer).get("/en/2021/organize/program/days/", {"day": day})
    assert answer.status_code == 200
    assert "Opening ceremony" in answer.content.decode()
