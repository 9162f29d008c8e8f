"""The public page of changes, and the number that open pages ask for."""

import re
from typing import Any

import pytest
from django.test import Client

from symposium.lib import time_zones
from symposium.program import actions
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW

PAGE = "/en/2021/program/changes/"
LATEST = "/en/2021/program/release.json"


@pytest.fixture
def moved(edition: Edition, release: Release, forum: Session, second_room: Any) -> Edition:
    Session.objects.filter(pk=forum.pk).update(room=second_room)
    actions.publish_program(edition=edition, by=None, at=NOW, note="For colleagues alone")
    return edition


def text(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_each_release_says_what_it_has_changed(client: Client, moved: Edition) -> None:
    answer = client.get(PAGE)
    page = answer.content.decode()
    assert re.findall(r'<section [^>]*id="(release-\d+)"', page) == ["release-2", "release-1"]
    assert (
        "Moved Oceans and climate Moved from December 14, 13:30–15:00, Main hall "
        "to December 14, 13:30–15:00, Room A." in text(answer.content)
    )
    assert "The program is published for the first time, with 3 sessions." in text(answer.content)
    assert "Time zone: Venue time · UTC+8" in text(answer.content)
    assert '<a href="/en/2021/program/sessions/forum/">Oceans and climate</a>' in page
    assert "For colleagues alone" not in page


def test_times_are_the_visitor_s(client: Client, moved: Edition) -> None:
    client.cookies[time_zones.COOKIE] = "Africa/Nairobi"
    page = text(client.get(PAGE).content)
    assert "from December 14, 08:30–10:00, Main hall" in page
    assert "Time zone: Nairobi · UTC+3" in page


def test_the_draft_stays_inside(client: Client, moved: Edition, opening: Session) -> None:
    Session.objects.filter(pk=opening.pk).update(title={"en": "Secret ceremony"})
    for address in [PAGE, "/en/2021/program/changes.atom"]:
        assert b"Secret" not in client.get(address).content


def test_what_is_gone_has_no_link(client: Client, moved: Edition, evening: Session) -> None:
    Session.objects.filter(pk=evening.pk).update(status="tentative")
    actions.publish_program(edition=moved, by=None, at=NOW)
    page = client.get(PAGE).content.decode()
    assert "No longer in the program; it was to be on" in page
    assert "/sessions/evening/" not in page


def test_it_links_to_and_from_the_program(client: Client, moved: Edition) -> None:
    feed = '<link rel="alternate" type="application/atom+xml"'
    for address in ["/en/2021/program/", "/en/2021/program/sessions/forum/", PAGE]:
        page = client.get(address).content.decode()
        assert feed in page
        assert f'<sy-release-news address="{LATEST}" number="2">' in page
        assert f'href="{PAGE}"' in page


def test_before_the_first_release_it_says_how_it_fills(client: Client, edition: Edition) -> None:
    assert b"No release yet" in client.get(PAGE).content
    assert client.get(f"{PAGE}?until=0&x=1").status_code == 200
    assert client.get(f"{PAGE}?until=99999999999999999999").status_code == 200


def test_a_draft_edition_tells_nobody(client: Client, moved: Edition) -> None:
    Edition.objects.update(is_published=False)
    for address in [PAGE, LATEST, "/en/2021/program/changes.atom"]:
        assert client.get(address).status_code == 404


def test_the_page_costs_the_same_for_any_number_of_releases(
    client: Client, edition: Edition, opening: Session, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        Session.objects.filter(pk=opening.pk).update(title={"en": f"Opening {number}"})
        actions.publish_program(edition=edition, by=None, at=NOW)
        client.get(PAGE)
        with django_assert_num_queries(5):
            client.get(PAGE)


def test_open_pages_ask_for_a_number_that_caches_keep(client: Client, moved: Edition) -> None:
    answer = client.get(LATEST)
    assert answer.json() == {"number": 2}
    assert answer["Cache-Control"] == "public, max-age=30"
    assert "Cookie" not in answer.get("Vary", "")
    again = client.get(LATEST, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
