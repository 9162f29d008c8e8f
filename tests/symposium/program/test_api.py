from django.test import Client

from symposium.program import actions
from symposium.program.models import Edition, Release, Session, SessionDocument
from tests.conftest import NOW


def test_editions(client: Client, edition: Edition, other_edition: Edition) -> None:
    other_edition.is_published = False
    other_edition.save()
    [found] = client.get("/api/v1/editions").json()
    assert (found["slug"], found["starts_on"], found["name"]["en"]) == (
        "2021",
        "2021-12-14",
        "BRISMIS 2021",
    )
    assert client.get("/api/v1/editions/2021").json() == found
    assert client.get("/api/v1/editions/2019").status_code == 404


def test_the_program_is_the_released_one(client: Client, release: Release, forum: Session) -> None:
    forum.title = {"en": "Secret"}
    forum.save()
    document = client.get("/api/v1/editions/2021/program").json()
    assert (document["release"], [room["slug"] for room in document["rooms"]]) == (
        1,
        ["main", "room-a"],
    )
    assert [session["slug"] for session in document["sessions"]] == ["opening", "forum", "evening"]
    session = client.get("/api/v1/editions/2021/sessions/forum").json()
    assert session == document["sessions"][1]
    assert session["title"] == {"en": "Oceans and climate", "zh-hans": "海洋与气候"}
    assert session["starts_at"] == "2021-12-14T13:30:00+08:00"
    assert session["people"][0]["institution"]["en"] == "Nature Museum"


def test_what_a_session_offers(
    client: Client, edition: Edition, forum: Session, opening: Session
) -> None:
    forum.capacity, forum.pillars, forum.is_recorded = 30, [1, 4], True
    forum.recording_url = "https://example.org/film"
    forum.save()
    SessionDocument.objects.create(session=forum, title={"en": "Slides"}, url="https://a.example/")
    SessionDocument.objects.create(
        session=forum, title={"en": "Map"}, file="program/documents/m.pdf", position=1
    )
    actions.publish_program(edition=edition, by=None, at=NOW)
    session = client.get("/api/v1/editions/2021/sessions/forum").json()
    wanted = ("capacity", "pillars", "is_recorded", "recording_url")
    assert [session[name] for name in wanted] == [30, [1, 4], True, "https://example.org/film"]
    assert [(each["title"], each["url"]) for each in session["documents"]] == [
        ({"en": "Slides"}, "https://a.example/"),
        ({"en": "Map"}, "http://127.0.0.1:8000/media/program/documents/m.pdf"),
    ]


def test_what_is_not_there(client: Client, release: Release) -> None:
    assert client.get("/api/v1/editions/1999/program").status_code == 404
    assert client.get("/api/v1/editions/2021/sessions/unknown").status_code == 404


def test_before_the_first_release(client: Client, edition: Edition, opening: Session) -> None:
    assert client.get("/api/v1/editions/2021/program").json() == {
        "release": 0,
        "released_at": None,
        "rooms": [],
        "tracks": [],
        "sessions": [],
    }
