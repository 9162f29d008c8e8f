from collections.abc import Callable

import pytest
from django.test import Client

from symposium.accounts.models import User
from symposium.program import actions, queries
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW

STAR = "/en/2021/program/sessions/forum/star/"
MERGE = "/en/2021/program/stars/"


def test_without_scripts_a_star_leads_back_to_its_button(
    signed_in: Callable[[User], Client],
    edition: Edition,
    release: Release,
    forum: Session,
    delegate: User,
) -> None:
    client = signed_in(delegate)
    back = "/en/2021/program/?day=2021-12-14#s-1"
    answer = client.post(STAR, {"starred": "1", "next": back})
    assert (answer.status_code, answer["Location"]) == (302, back)
    assert queries.starred_guids(delegate, edition) == {str(forum.guid)}
    answer = client.post(STAR, {"starred": "", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/en/2021/program/sessions/forum/"
    assert queries.starred_guids(delegate, edition) == frozenset()


def test_scripts_get_json(
    signed_in: Callable[[User], Client], release: Release, delegate: User
) -> None:
    answer = signed_in(delegate).post(
        STAR, {"starred": "1"}, headers={"accept": "application/json"}
    )
    assert answer.json() == {"starred": True}


def test_without_a_fragment_the_way_back_ends_at_the_session(
    signed_in: Callable[[User], Client], release: Release, forum: Session, delegate: User
) -> None:
    answer = signed_in(delegate).post(STAR, {"starred": "1", "next": "/en/2021/program/"})
    assert answer["Location"] == f"/en/2021/program/#s-{forum.pk}"


def test_an_anonymous_star_asks_for_an_account(client: Client, release: Release) -> None:
    for answer in [client.post(STAR, {"starred": "1"}), client.get(STAR, {"starred": "1"})]:
        assert answer.status_code == 302
        assert answer["Location"].endswith("?next=/en/2021/program/sessions/forum/")
    assert client.post(MERGE, {"guids": ""}).status_code == 403


def test_only_released_sessions_can_be_starred(
    signed_in: Callable[[User], Client], release: Release, edition: Edition, delegate: User
) -> None:
    Session.objects.create(edition=edition, slug="draft", title={"en": "Draft"})
    client = signed_in(delegate)
    assert client.post("/en/2021/program/sessions/draft/star/").status_code == 404
    assert client.get(STAR)["Location"] == "/en/2021/program/sessions/forum/"
    assert queries.starred_guids(delegate, edition) == frozenset()


def test_stars_of_the_device_are_merged(
    signed_in: Callable[[User], Client], release: Release, forum: Session, delegate: User
) -> None:
    client = signed_in(delegate)
    answer = client.post(MERGE, {"guids": f"{forum.guid} {forum.guid}"})
    assert answer.json() == {"stars": [str(forum.guid)]}


@pytest.mark.parametrize("guids", ["", "x", "x" * 30_000])
def test_what_are_no_sessions_is_refused(
    signed_in: Callable[[User], Client], release: Release, delegate: User, guids: str
) -> None:
    answer = signed_in(delegate).post(MERGE, {"guids": guids})
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid")


def test_slots_tell_a_device_what_overlaps(
    client: Client, release: Release, forum: Session
) -> None:
    answer = client.get("/en/2021/program/slots.json")
    assert answer.json()[str(forum.guid)] == [
        1639459800,
        1639465200,
        "Oceans and climate",
        "/en/2021/program/sessions/forum/",
    ]
    assert answer["Cache-Control"] == "max-age=60"


def test_sessions_of_the_own_list_that_overlap_say_so(
    signed_in: Callable[[User], Client],
    edition: Edition,
    opening: Session,
    evening: Session,
    delegate: User,
) -> None:
    evening.starts_at, evening.ends_at = opening.starts_at, opening.ends_at
    evening.save()
    actions.publish_program(edition=edition, by=None, at=NOW)
    for session in [opening, evening]:
        actions.set_star(user=delegate, session=session, starred=True, at=NOW)
    client = signed_in(delegate)
    for address in ["", "list/", "list/?stars=1", "rooms/main/", "sessions/opening/"]:
        page = client.get(f"/en/2021/program/{address}").content.decode()
        assert "Overlaps “Night of the stars” on your list" in page, address
