"""The editor's JSON: what it opens with, how it writes, and what it is told when it may not."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from streaming.broadcast.models import Stage
from symposium.accounts.models import User
from symposium.program import actions
from symposium.program.models import Edition, Room, RoomHours, Session, Speaker, Star, Track, Waiver
from tests.conftest import NOW

BASE = "/en/2021/organize/program/editor/"


@pytest.fixture
def desk(signed_in: Callable[[User], Client], organizer: User) -> Client:
    return signed_in(organizer)


def post(client: Client, path: str, body: object) -> Any:
    return client.post(BASE + path, json.dumps(body), content_type="application/json")


def save(client: Client, session: Session, values: object, **more: object) -> Any:
    body = {"version": session.version, "values": values, **more}
    return post(client, f"sessions/{session.guid}/", body)


def told(answer: HttpResponse) -> tuple[int, str]:
    return answer.status_code, json.loads(answer.content)["code"]


def test_the_editor_opens_with_everything(
    desk: Client, opening: Session, forum: Session, chair: Speaker, organizer: User, room: Room
) -> None:
    RoomHours.objects.create(room=room, starts_at=opening.starts_at, ends_at=opening.ends_at)
    Star.objects.create(user=organizer, session=forum, at=NOW)
    answer = desk.get(f"{BASE}data.json")
    assert answer["Cache-Control"] == "private, no-store"
    told = answer.json()
    assert told["edition"] == {
        "slug": "2021",
        "name": "BRISMIS 2021",
        "zone": "Asia/Shanghai",
        "starts_on": "2021-12-14",
        "ends_on": "2021-12-16",
        "languages": ["en", "zh-hans"],
    }
    hours = [["2021-12-14T09:00:00+08:00", "2021-12-14T11:00:00+08:00"]]
    assert told["rooms"] == [{"slug": "main", "name": "Main hall", "capacity": 400, "hours": hours}]
    assert told["tracks"] == [{"slug": "i", "name": "Museums and the goals", "color": "#2f5d8a"}]
    assert told["people"] == [{"guid": str(chair.guid), "name": "Élan Chair", "title": ""}]
    assert [session["slug"] for session in told["sessions"]] == ["opening", "forum"]
    assert told["sessions"][1] == {
        "guid": str(forum.guid),
        "slug": "forum",
        "version": 1,
        "title": {"en": "Oceans and climate", "zh-hans": "海洋与气候"},
        "kind": "forum",
        "status": "confirmed",
        "track": "i",
        "room": "main",
        "starts_at": "2021-12-14T13:30:00+08:00",
        "ends_at": "2021-12-14T15:00:00+08:00",
        "minutes": 45,
        "floor_languages": ["en"],
        "interpretation_languages": ["zh-hans"],
        "is_streamed": False,
        "stage": "",
        "is_recorded": False,
        "capacity": None,
        "sdg_goals": [14],
        "pillars": [],
        "people": [{"guid": str(chair.guid), "part": "chair", "is_confirmed": False}],
        "stars": 1,
        "missing": [],
        "shares_room": False,
    }
    assert told["sessions"][0]["missing"] == ["en", "zh-hans"]


def test_names_are_in_the_reader_s_language(desk: Client, forum: Session) -> None:
    told = desk.get(f"{BASE}data.json".replace("/en/", "/zh-hans/")).json()
    assert told["people"][0]["name"] == "主持人"


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_for_any_number_of_sessions(
    desk: Client,
    forum: Session,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count - 1):
        other = Session.objects.create(
            edition=forum.edition, slug=f"n-{number}", title={"en": "N"}, track=forum.track
        )
        other.participations.create(speaker=forum.speakers.get())
    # The login, the person, the edition and the permission come before the editor's eight.
    with django_assert_num_queries(12):
        assert len(desk.get(f"{BASE}data.json").json()["sessions"]) == count


def test_one_session_with_all_that_is_written(desk: Client, forum: Session) -> None:
    forum.documents.create(title={"en": "Slides"}, url="https://example.org/slides.pdf")
    told = desk.get(f"{BASE}sessions/{forum.guid}.json").json()["session"]
    assert told["abstract"] == {"en": "What a whale tells.", "zh-hans": "鲸鱼的故事。"}
    assert told["recording_url"] == ""
    assert [document["url"] for document in told["documents"]] == ["https://example.org/slides.pdf"]


def test_a_write_changes_what_it_names_and_nothing_else(
    desk: Client, forum: Session, second_room: Room, chair: Speaker
) -> None:
    answer = save(desk, forum, {"room": "room-a", "starts_at": "2021-12-15T10:00:00+08:00"})
    told = answer.json()["session"]
    assert answer.status_code == 200
    assert (told["room"], told["version"]) == ("room-a", 2)
    assert told["ends_at"] == "2021-12-15T10:45:00+08:00"
    assert told["people"] == [{"guid": str(chair.guid), "part": "chair", "is_confirmed": False}]
    assert told["title"] == {"en": "Oceans and climate", "zh-hans": "海洋与气候"}


def test_every_field_can_be_written(
    desk: Client, edition: Edition, forum: Session, chair: Speaker, track: Track
) -> None:
    Stage.objects.create(edition=edition, slug="second")
    values = {
        "title": {"en": "  Whales ", "zh-hans": ""},
        "abstract": {"ar": "نص"},
        "kind": "keynote",
        "status": "tentative",
        "track": None,
        "minutes": 60,
        "floor_languages": ["fr"],
        "interpretation_languages": [],
        "is_streamed": True,
        "stage": "second",
        "is_recorded": True,
        "capacity": 20,
        "sdg_goals": [4, 4, 13],
        "pillars": [1, 3],
        "recording_url": "https://example.org/film",
        "people": [
            {"guid": str(chair.guid), "part": "speaker", "is_confirmed": True},
            {"name": "王海洋", "part": "interpreter"},
        ],
    }
    told = save(desk, forum, values).json()["session"]
    forum.refresh_from_db()
    assert (dict(forum.title), dict(forum.abstract)) == ({"en": "Whales"}, {"ar": "نص"})
    assert (told["kind"], told["status"], told["track"]) == ("keynote", "tentative", None)
    assert (told["minutes"], told["ends_at"]) == (60, "2021-12-14T14:30:00+08:00")
    assert (told["floor_languages"], told["interpretation_languages"]) == (["fr"], [])
    assert (told["is_streamed"], told["is_recorded"], told["capacity"]) == (True, True, 20)
    assert (told["sdg_goals"], told["pillars"]) == ([4, 13], [1, 3])
    assert (told["stage"], forum.recording_url) == ("second", "https://example.org/film")
    assert [(person["part"], person["is_confirmed"]) for person in told["people"]] == [
        ("speaker", True),
        ("interpreter", False),
    ]
    assert told["missing"] == ["en", "zh-hans"]


def test_without_a_slot_it_keeps_its_length(desk: Client, forum: Session) -> None:
    told = save(desk, forum, {"minutes": 25}).json()["session"]
    assert told["ends_at"] == "2021-12-14T13:55:00+08:00"
    forum.refresh_from_db()
    told = save(desk, forum, {"starts_at": None, "room": None}).json()["session"]
    assert (told["starts_at"], told["ends_at"], told["room"], told["minutes"]) == (
        None,
        None,
        None,
        25,
    )
    forum.refresh_from_db()
    told = save(desk, forum, {"minutes": 30}).json()["session"]
    assert (told["ends_at"], told["minutes"]) == (None, 30)


def test_a_stale_write_is_told_what_is_newer(desk: Client, forum: Session, organizer: User) -> None:
    actions.edit_session(session=forum, version=1, values={"kind": "panel"}, by=organizer, at=NOW)
    answer = save(desk, forum, {"kind": "talk"})
    assert told(answer) == (409, "stale_write")
    assert (answer.json()["session"]["kind"], answer.json()["session"]["version"]) == ("panel", 2)


def test_a_taken_room_names_the_others_and_can_be_accepted(
    desk: Client, opening: Session, forum: Session
) -> None:
    onto = {"starts_at": "2021-12-14T10:30:00+08:00"}
    answer = save(desk, forum, onto)
    assert told(answer) == (409, "room_taken")
    assert [other["slug"] for other in answer.json()["others"]] == ["opening"]
    answer = save(desk, forum, onto, accept="They share the hall")
    assert (answer.status_code, answer.json()["session"]["shares_room"]) == (200, True)
    assert list(Waiver.objects.values_list("key", "rule", "reason")) == [
        (
            ":".join(["room_overlap", *sorted([str(opening.guid), str(forum.guid)])]),
            "room_overlap",
            "They share the hall",
        )
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": {"en": ""}}, "title"),
        ({"title": {"xx": "?"}}, "title"),
        ({"title": ["?"]}, "title"),
        ({"title": {"en": "x" * 301}}, "title"),
        ({"kind": "party"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"status": None}, "status"),
        ({"room": "nowhere"}, "room"),
        ({"room": {"slug": "main"}}, "room"),
        ({"track": 7}, "track"),
        ({"starts_at": "2021-12-14T10:30:00"}, "starts_at"),
        ({"starts_at": "2021-02-30T10:30:00+08:00"}, "starts_at"),
        ({"starts_at": "9999-12-31T23:59:00-12:00"}, "starts_at"),
        ({"starts_at": 5}, "starts_at"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": True}, "minutes"),
        ({"minutes": 10**9}, "minutes"),
        ({"minutes": None}, "minutes"),
        ({"floor_languages": ["tlh"]}, "floor_languages"),
        ({"floor_languages": "en"}, "floor_languages"),
        ({"is_streamed": "yes"}, "is_streamed"),
        ({"capacity": -1}, "capacity"),
        ({"sdg_goals": [18]}, "sdg_goals"),
        ({"sdg_goals": [[1]]}, "sdg_goals"),
        ({"pillars": [True]}, "pillars"),
        ({"recording_url": "javascript:alert(1)"}, "recording_url"),
        ({"stage": "nowhere"}, "stage"),
        ({"people": [{"guid": str(uuid4()), "part": "chair"}]}, "people"),
        ({"people": [{"name": " ", "part": "chair"}]}, "people"),
        ({"people": [{"name": "A", "part": "king"}]}, "people"),
        ({"people": [{"name": "A", "part": ["chair"]}]}, "people"),
        ({"people": [{"guid": 5, "part": "chair"}]}, "people"),
        ({"people": [{"name": "A", "part": "chair"}] * 81}, "people"),
        ({"slug": "mine"}, "__all__"),
        (["kind"], "__all__"),
        (None, "__all__"),
    ],
)
def test_what_cannot_be_is_refused_by_field(
    desk: Client, forum: Session, values: object, field: str
) -> None:
    answer = save(desk, forum, values)
    assert told(answer) == (422, "invalid")
    assert list(answer.json()["errors"]) == [field]
    assert Session.objects.get(pk=forum.pk).version == 1


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[]", (400, "malformed")),
        ("{", (400, "malformed")),
        ("[" * 50_000, (400, "malformed")),
        ('{"version": NaN}', (400, "malformed")),
        ("\udcff".encode("utf-8", "surrogateescape"), (400, "malformed")),
        (" " * 64 * 1024 + "{}", (400, "too_large")),
        ("{}", (422, "invalid")),
    ],
)
def test_a_body_that_is_none(
    desk: Client, forum: Session, body: str | bytes, expected: tuple[int, str]
) -> None:
    path = f"{BASE}sessions/{forum.guid}/"
    assert told(desk.post(path, body, content_type="application/json")) == expected


def test_text_that_no_database_holds_is_cleaned(desk: Client, forum: Session) -> None:
    told = save(desk, forum, {"title": {"en": "A\0B\ud83d"}}).json()["session"]
    assert told["title"] == {"en": "AB"}


def test_a_second_click_adds_nothing(desk: Client, edition: Edition) -> None:
    body = {"guid": str(uuid4()), "values": {"title": {"en": "New"}, "minutes": 30}}
    first, second = (post(desk, "sessions/", body) for _click in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert first.json()["session"]["guid"] == body["guid"]
    assert edition.sessions.count() == 1


def test_a_new_session_needs_a_title(desk: Client, edition: Edition) -> None:
    answer = post(desk, "sessions/", {"values": {"minutes": 30}})
    assert (told(answer), list(answer.json()["errors"])) == ((422, "invalid"), ["title"])


def test_deleting(desk: Client, forum: Session) -> None:
    path = f"sessions/{forum.guid}/delete/"
    assert told(post(desk, path, {"version": 7})) == (409, "stale_write")
    assert told(post(desk, path, {})) == (422, "invalid")
    assert post(desk, path, {"version": 1}).json() == {}
    assert post(desk, path, {"version": 1}).status_code == 404


def test_many_at_once_or_none(desk: Client, opening: Session, forum: Session) -> None:
    both = [{"guid": str(one.guid), "version": 1} for one in (opening, forum)]
    answer = post(desk, "bulk/", {"sessions": both, "values": {"status": "tentative"}})
    assert [one["status"] for one in answer.json()["sessions"]] == ["tentative"] * 2
    stale = [{"guid": str(opening.guid), "version": 2}, both[1]]
    answer = post(desk, "bulk/", {"sessions": stale, "values": {"status": "confirmed"}})
    assert told(answer) == (409, "stale_write")
    assert [one["slug"] for one in answer.json()["sessions"]] == ["forum"]
    assert set(Session.objects.values_list("status", flat=True)) == {"tentative"}
    gone = [{"guid": str(uuid4()), "version": 1}]
    answer = post(desk, "bulk/", {"sessions": gone, "values": {"status": "confirmed"}})
    assert answer.json()["gone"] == [gone[0]["guid"]]


@pytest.mark.parametrize(
    "sessions", [None, [], "all", [1], [{"guid": "x", "version": 1}], [{"version": 1}], [{}]]
)
def test_sessions_of_a_bulk_edit_are_named_rightly(
    desk: Client, edition: Edition, sessions: object
) -> None:
    answer = post(desk, "bulk/", {"sessions": sessions, "values": {"kind": "talk"}})
    assert (told(answer), list(answer.json()["errors"])) == ((422, "invalid"), ["sessions"])


def test_nothing_of_it_is_for_others(
    signed_in: Callable[[User], Client],
    forum: Session,
    moderator: User,
    delegate: User,
    outsider: User,
) -> None:
    for stranger in (moderator, delegate, outsider):
        client = signed_in(stranger)
        assert client.get(f"{BASE}data.json").status_code == 404
        assert client.get(f"{BASE}sessions/{forum.guid}.json").status_code == 404
        assert save(client, forum, {"kind": "talk"}).status_code == 404
        assert post(client, "sessions/", {"values": {"title": {"en": "X"}}}).status_code == 404
        assert post(client, f"sessions/{forum.guid}/delete/", {"version": 1}).status_code == 404
        assert post(client, "bulk/", {}).status_code == 404
    assert list(Session.objects.values_list("slug", "kind")) == [("forum", "forum")]


def test_a_session_of_another_edition_is_not_there(
    desk: Client, other_edition: Edition, edition: Edition
) -> None:
    elsewhere = Session.objects.create(edition=other_edition, slug="x", title={"en": "X"})
    assert save(desk, elsewhere, {"kind": "talk"}).status_code == 404
