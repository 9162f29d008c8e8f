import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.models import User
from symposium.program import actions
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW

DAY = "/en/2021/program/"
EVERYTHING = ["Opening ceremony", "Oceans and climate", "Night of the stars"]


def titles(client: Client, address: str) -> list[str]:
    """The titles of the timetable in the order of the page."""
    page = client.get(address).content.decode()
    return re.findall(r'<h4 class="title"[^>]*><a [^>]*>([^<]*)</a>', page)


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
    actions.publish_program(edition=edition, by=None, at=NOW)
    for month, offset in [("06", "London · UTC+1"), ("12", "London · UTC")]:
        if month == "12":
            opening.starts_at, opening.ends_at = NOW, NOW.replace(hour=3)
            opening.save()
            actions.publish_program(edition=edition, by=None, at=NOW)
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
        ("q=海洋", ["Oceans and climate"]),
        ("q=nothing", []),
        (
            "track=unknown&day=someday",
            ["Opening ceremony", "Oceans and climate", "Night of the stars"],
        ),
        ("view=list", ["Opening ceremony", "Oceans and climate", "Night of the stars"]),
    ],
)
def test_filters_are_in_the_address(
    client: Client, release: Release, query: str, found: list[str]
) -> None:
    assert titles(client, f"{DAY}?{query}") == found


def test_empty_pages_say_how_they_fill(client: Client, edition: Edition, opening: Session) -> None:
    assert b"The program is being written" in client.get(DAY).content
    actions.publish_program(edition=edition, by=None, at=NOW)
    assert b"No session fits" in client.get(f"{DAY}?q=nothing").content


def test_my_stars(
    signed_in: Callable[[User], Client], release: Release, forum: Session, delegate: User
) -> None:
    client = signed_in(delegate)
    assert b"No stars yet" in client.get(f"{DAY}?stars=1").content
    actions.set_star(user=delegate, session=forum, starred=True, at=NOW)
    assert titles(client, f"{DAY}?stars=1") == ["Oceans and climate"]


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
        'rel="prev" href="/en/2021/program/sessions/opening/"',
        "application/ld+json",
        '"startDate": "2021-12-14T13:30:00+08:00"',
    ]:
        assert text in page


def test_structured_data_cannot_end_its_element(
    client: Client, edition: Edition, opening: Session
) -> None:
    opening.title = {"en": "</script><script>alert(1)</script>"}
    opening.save()
    actions.publish_program(edition=edition, by=None, at=NOW)
    page = client.get("/en/2021/program/sessions/opening/").content.decode()
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    ("address", "queries"), [(DAY, 3), (f"{DAY}?view=list", 3), (f"{DAY}?q=n", 3)]
)
def test_the_program_costs_the_same_for_any_number_of_sessions(
    client: Client,
    edition: Edition,
    opening: Session,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
) -> None:
    actions.publish_program(edition=edition, by=None, at=NOW)
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)
    for number in range(2):
        Session.objects.create(
            edition=edition,
            slug=f"more-{number}",
            title={"en": "Another"},
            room=opening.room,
            starts_at=NOW + timedelta(hours=number + 2),
            ends_at=NOW + timedelta(hours=number + 3),
        )
    actions.publish_program(edition=edition, by=None, at=NOW)
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)
