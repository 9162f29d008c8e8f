import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.models import User
from symposium.program import actions
from symposium.program.models import Edition, Release, Session, Speaker
from tests.conftest import NOW

DAY = "/en/2021/program/"
LIST = "/en/2021/program/list/"
EVERYTHING = ["Opening ceremony", "Oceans and climate", "Night of the stars"]


def titles(client: Client, address: str) -> list[str]:
    """The titles of the timetable in the order of the page."""
    page = client.get(address).content.decode()
    found = re.findall(r'<h4 class="title"[^>]*><a [^>]*>(.*?)</a>', page)
    return [re.sub("<[^>]*>", "", title) for title in found]


def times(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'<h3 class="time"[^>]*><time [^>]*>([^<]*)</time>', page)


def test_the_day_in_the_edition_s_zone(client: Client, release: Release) -> None:
    assert titles(client, DAY) == EVERYTHING
    assert times(client, DAY) == ["09:00", "13:30", "23:30"]


def test_nine_in_beijing_is_four_in_nairobi(client: Client, release: Release) -> None:
    assert times(client, f"{DAY}?tz=Africa/Nairobi") == ["04:00", "08:30", "18:30"]
    client.cookies["tz"] = "Africa%2FNairobi"
    assert times(client, DAY) == ["04:00", "08:30", "18:30"]


def test_zones_that_are_mere_offsets(client: Client, release: Release) -> None:
    assert times(client, f"{DAY}?tz=Etc/GMT-1") == ["02:00", "06:30", "16:30"]
    assert b'data-time-zone="Etc/GMT-1"' in client.get(f"{DAY}?tz=Etc/GMT-1").content


def test_the_offset_is_that_of_the_day_and_not_of_today(
    client: Client, edition: Edition, opening: Session
) -> None:
    opening.starts_at, opening.ends_at = NOW.replace(month=6), NOW.replace(month=6, hour=3)
    opening.save()
    actions.publish_program(edition=edition, by=None, at=NOW, heeds_rules=False)
    for month, offset in [("06", "London · UTC+1"), ("12", "London · UTC")]:
        if month == "12":
            opening.starts_at, opening.ends_at = NOW, NOW.replace(hour=3)
            opening.save()
            actions.publish_program(edition=edition, by=None, at=NOW, heeds_rules=False)
        for address in [f"{DAY}?", "/en/2021/program/sessions/opening/?"]:
            page = client.get(f"{address}tz=Europe/London").content.decode()
            line = re.findall(r"Time zone: (London · [^<]*)</p>", page)[-1]
            assert line == offset, month


def test_a_session_stands_under_the_day_on_which_it_starts_for_the_visitor(
    client: Client, release: Release
) -> None:
    zone = "tz=Pacific/Auckland"
    assert times(client, f"{DAY}?{zone}&day=2021-12-14") == ["14:00", "18:30"]
    assert titles(client, f"{DAY}?{zone}&day=2021-12-15") == ["Night of the stars"]


def test_the_account_s_zone_counts_until_another_is_chosen(
    signed_in: Callable[[User], Client], release: Release, delegate: User
) -> None:
    delegate.time_zone = "Asia/Kathmandu"
    delegate.save()
    client = signed_in(delegate)
    assert times(client, DAY)[0] == "06:45"
    assert times(client, f"{DAY}?tz=UTC")[0] == "01:00"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("track=i", ["Oceans and climate"]),
        ("kind=ceremony", ["Opening ceremony"]),
        ("language=en", ["Opening ceremony", "Oceans and climate"]),
        ("room=room-a", ["Night of the stars"]),
        ("sdg=14", ["Oceans and climate"]),
        ("sdg=13", EVERYTHING),
        ("pillar=2", EVERYTHING),
        ("streamed=1", ["Opening ceremony"]),
        ("streamed=1&track=i", []),
        (
            "track=unknown&day=someday",
            EVERYTHING,
        ),
    ],
)
def test_filters_are_in_the_address(
    client: Client, release: Release, query: str, found: list[str]
) -> None:
    assert titles(client, f"{DAY}?{query}") == found
    assert titles(client, f"{LIST}?{query}") == found


def test_what_looks_through_all_days_is_a_list(client: Client, release: Release) -> None:
    for query, kept in [
        ("view=list&track=i", "?track=i"),
        ("q=whale&day=2021-12-14", "?q=whale"),
        ("stars=on", "?stars=on"),
        ("view=list", ""),
    ]:
        assert client.get(f"{DAY}?{query}")["Location"] == f"{LIST}{kept}"


def test_one_day_of_the_list(client: Client, release: Release) -> None:
    zone = "tz=Pacific/Auckland"
    assert titles(client, f"{LIST}?{zone}") == EVERYTHING
    assert titles(client, f"{LIST}?{zone}&day=2021-12-15") == ["Night of the stars"]
    assert titles(client, f"{LIST}?{zone}&day=2021-12-15&q=night") == ["Night of the stars"]
    assert titles(client, f"{LIST}?{zone}&day=2021-12-15&kind=forum") == ["Oceans and climate"]
    assert titles(client, f"{LIST}?day=2021-12-16") == EVERYTHING


def test_words_side_by_side_keep_their_blank(client: Client, release: Release) -> None:
    page = client.get("/en/2021/program/list/", {"q": "ceremony opening"}).content.decode()
    assert "<mark>Opening ceremony</mark></a>" in page


def test_a_search_ranks_marks_and_never_ends_in_nothing(client: Client, release: Release) -> None:
    def headings(query: str) -> list[str]:
        page = client.get(f"{LIST}?q={query}").content.decode()
        return re.findall(r'id="found-\d">([^<]*)</h2>', page)

    assert headings("oceans") == ["In the title"]
    assert headings("elan oceans") == ["Among the people"]
    assert headings("whale") == ["In the abstract"]
    page = client.get(f"{LIST}?q=ELAN 与气").content.decode()
    assert "<mark>Élan</mark> Chair" in page
    assert 'class="also" lang="zh-hans" dir="ltr">海洋<mark>与气</mark>候' in page
    assert "1 session holds “ELAN 与气”." in page
    page = client.get(f"{LIST}?q=whale opening").content.decode()
    assert "These sessions come closest." in page
    assert titles(client, f"{LIST}?q=whale opening") == ["Opening ceremony", "Oceans and climate"]
    assert titles(client, f"{LIST}?q=海洋气候") == ["Oceans and climate"]
    page = client.get(f"{LIST}?q=%3Cb%3E").content.decode()
    assert "Nothing holds “&lt;b&gt;”" in page
    assert "look a name up among the people" in page


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("rooms/main/", ["Opening ceremony", "Oceans and climate"]),
        ("tracks/i/", ["Oceans and climate"]),
        ("now/", []),
    ],
)
def test_each_view_has_its_own_address(
    client: Client, release: Release, address: str, found: list[str]
) -> None:
    assert titles(client, f"{DAY}{address}") == found


def test_now_and_next(
    client: Client, edition: Edition, opening: Session, forum: Session, evening: Session
) -> None:
    at = timezone.now().replace(microsecond=0)
    for session, hours in [(opening, -1), (forum, 2), (evening, 3)]:
        session.starts_at = at + timedelta(hours=hours)
        session.ends_at = at + timedelta(hours=hours + 2)
        session.save()
    actions.publish_program(edition=edition, by=None, at=at, heeds_rules=False)
    now, following = client.get(f"{DAY}now/").content.decode().split("Next in each room")
    assert "Opening ceremony" in now
    assert [title in following for title in EVERYTHING] == [False, True, True]
    assert titles(client, f"{DAY}now/?room=room-a") == ["Night of the stars"]
    turn = re.findall(r'<sy-turn at="([^"]*)"', client.get(f"{DAY}now/").content.decode())
    assert [datetime.fromisoformat(each) for each in turn] == [opening.ends_at]


def test_rooms_and_tracks_say_what_they_hold(client: Client, release: Release) -> None:
    for address in ["rooms/", "tracks/", "people/"]:
        assert client.get(f"{DAY}{address}").status_code == 200
    page = client.get(f"{DAY}rooms/main/").content.decode()
    assert "2 sessions · 1 person · 4 hours · 1 streamed live · English · Chinese" in page
    for address in ["rooms/nowhere/", "tracks/none/", f"people/{release.pk:032x}/"]:
        assert client.get(f"{DAY}{address}").status_code == 404


def test_a_person_with_all_their_sessions(client: Client, release: Release, chair: Speaker) -> None:
    address = f"{DAY}people/{chair.guid}/"
    page = client.get(f"{DAY}people/?q=elan nature").content.decode()
    assert address in page
    assert "Nobody is called “nobody”" in client.get(f"{DAY}people/?q=nobody").content.decode()
    assert titles(client, address) == ["Oceans and climate"]
    assert address in client.get(f"{DAY}sessions/forum/").content.decode()


def test_empty_pages_say_how_they_fill(client: Client, edition: Edition, opening: Session) -> None:
    assert b"The program is being written" in client.get(DAY).content
    actions.publish_program(edition=edition, by=None, at=NOW, heeds_rules=False)
    assert b"Nothing holds" in client.get(f"{LIST}?q=nothing").content


def test_my_stars(
    signed_in: Callable[[User], Client], release: Release, forum: Session, delegate: User
) -> None:
    client = signed_in(delegate)
    assert b"No stars yet" in client.get(f"{LIST}?stars=1").content
    actions.set_star(user=delegate, session=forum, starred=True, at=NOW)
    assert titles(client, f"{LIST}?stars=1") == ["Oceans and climate"]


def test_drafts_are_invisible(client: Client, release: Release, forum: Session) -> None:
    forum.title = {"en": "Secret"}
    forum.save()
    Session.objects.create(edition=forum.edition, slug="draft", title={"en": "Draft"})
    assert b"Secret" not in client.get(DAY).content
    assert b"Secret" not in client.get("/en/2021/program/sessions/forum/").content
    assert client.get("/en/2021/program/sessions/draft/").status_code == 404


def test_a_draft_edition_shows_its_program_to_nobody(
    client: Client, release: Release, edition: Edition
) -> None:
    edition.is_published = False
    edition.save()
    for address in [DAY, "/en/2021/program/sessions/forum/", "/en/2021/program.ics"]:
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [DAY, LIST, f"{LIST}?q=oceans"])
def test_the_zone_in_the_address_goes_along_to_sessions(
    client: Client, release: Release, address: str
) -> None:
    joint = "&" if "?" in address else "?"
    links = r'href="(/en/2021/program/sessions/forum/[^"]*)"'
    for asked, query in [
        ("", ""),
        ("tz=Asia/Kathmandu", "?tz=Asia%2FKathmandu"),
        ("tz=Nowhere", ""),
        ("", ""),
    ]:
        page = client.get(f"{address}{joint}{asked}").content.decode()
        assert re.findall(links, page) == [f"/en/2021/program/sessions/forum/{query}"]
        assert "\0" not in page
        kept = '<input type="hidden" name="tz" value="Asia/Kathmandu">'
        assert (kept in page) == bool(query)


def test_a_search_alone_leaves_the_filters_folded(client: Client, release: Release) -> None:
    for query, is_open in [
        ("q=oceans", False),
        ("q=oceans&kind=forum", True),
        ("kind=forum", True),
    ]:
        page = client.get(f"{LIST}?{query}").content.decode()
        assert ('<details class="narrowing" open>' in page) == is_open


def test_the_page_of_a_session(client: Client, release: Release) -> None:
    page = client.get("/en/2021/program/sessions/forum/?tz=Africa/Nairobi").content.decode()
    for text in [
        "<title>Oceans and climate · BRISMIS 2021</title>",
        "08:30",
        "13:30",
        "Main hall",
        "Élan Chair",
        "Nature Museum",
        "What a whale tells.",
        "Life below water",
        'rel="prev" href="/en/2021/program/sessions/opening/?tz=Africa%2FNairobi"',
        "application/ld+json",
        '"startDate": "2021-12-14T13:30:00+08:00"',
    ]:
        assert text in page


def test_structured_data_cannot_end_its_element(
    client: Client, edition: Edition, opening: Session
) -> None:
    opening.title = {"en": "</script><script>alert(1)</script>"}
    opening.save()
    actions.publish_program(edition=edition, by=None, at=NOW, heeds_rules=False)
    page = client.get("/en/2021/program/sessions/opening/").content.decode()
    assert "<script>alert(1)" not in page


VIEWS = [
    *(DAY, LIST, f"{LIST}?q=n", f"{DAY}now/", f"{DAY}rooms/", f"{DAY}tracks/", f"{DAY}people/"),
    f"{DAY}sessions/opening/",
]


@pytest.mark.parametrize("address", VIEWS)
def test_the_program_costs_the_same_for_any_number_of_sessions(
    client: Client,
    edition: Edition,
    opening: Session,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
) -> None:
    """The edition, its release (asked twice by the first answer), other editions, the stage, the
    places of a workshop; a second answer asks only for what its key needs."""
    first = 7 if "sessions" in address else 4
    for number in range(2):
        actions.publish_program(edition=edition, by=None, at=NOW, heeds_rules=False)
        client.get(f"{address}?another")  # the release is parsed once
        with django_assert_num_queries(first):
            client.get(address)
        with django_assert_num_queries(2):
            assert client.get(address).headers["X-Kept"] == "hit"
        Session.objects.create(
            edition=edition,
            slug=f"more-{number}",
            title={"en": "Another"},
            room=opening.room,
            starts_at=NOW + timedelta(hours=number + 2),
            ends_at=NOW + timedelta(hours=number + 3),
        )
