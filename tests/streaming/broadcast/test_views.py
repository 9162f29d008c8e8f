from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from streaming.broadcast.models import Source, Stage
from symposium.accounts.models import User
from symposium.lib import viewers
from symposium.program.models import Edition
from tests.streaming.broadcast.conftest import Adds

SignIn = Callable[[User], Client]
STAGE = "/en/2021/live/main/"
CREW = "/en/2021/organize/stages/"


def test_a_stage_shows_its_picture_without_scripts(
    client: Client, stage: Stage, adds: Adds
) -> None:
    adds("/stream/a.m3u8")
    page = client.get(STAGE).content.decode()
    assert '<source src="/stream/a.m3u8" type="application/vnd.apple.mpegurl">' in page


def test_a_third_party_is_linked_and_not_framed(client: Client, stage: Stage, adds: Adds) -> None:
    adds("https://youtu.be/aqz-KE-bpKQ")
    page = client.get(STAGE).content.decode()
    assert "<iframe" not in page
    assert 'target="_blank" rel="noopener">Watch on YouTube</a>' in page


def test_another_source_can_be_chosen_by_its_address(
    client: Client, stage: Stage, adds: Adds
) -> None:
    adds("/a.m3u8")
    second = adds("/b.m3u8")
    for asked, shown in [(str(second.pk), "/b.m3u8"), ("999999", "/a.m3u8"), ("x", "/a.m3u8")]:
        page = client.get(STAGE, {"source": asked}).content.decode()
        assert f'<source src="{shown}"' in page


def test_a_new_visitor_gets_an_id_and_keeps_it(client: Client, stage: Stage) -> None:
    first = client.get(STAGE)
    token = first.cookies[viewers.COOKIE].value
    assert viewers.id_in(token)
    assert "private" in first["Cache-Control"]
    assert viewers.COOKIE not in client.get(STAGE).cookies


def test_unknown_stages_are_not_found(client: Client, stage: Stage) -> None:
    assert client.get("/en/2021/live/other/").status_code == 404
    assert client.get("/en/2019/live/main/").status_code == 404


@pytest.mark.parametrize(("count", "queries"), [(1, 4), (3, 4)])
def test_the_list_of_stages_costs_the_same_for_many(
    client: Client,
    edition: Edition,
    stage: Stage,
    count: int,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(1, count):
        Stage.objects.create(edition=edition, slug=f"s{number}", name={"en": "S"}, room=stage.room)
    client.get("/en/2021/live/")
    with django_assert_num_queries(queries):
        client.get("/en/2021/live/")


@pytest.mark.parametrize(("count", "queries"), [(1, 8), (3, 8)])
def test_the_crew_s_list_costs_the_same_for_many(
    signed_in: SignIn,
    organizer: User,
    edition: Edition,
    stage: Stage,
    adds: Adds,
    count: int,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    adds()
    for number in range(1, count):
        Stage.objects.create(edition=edition, slug=f"s{number}", name={"en": "S"}, room=stage.room)
    client = signed_in(organizer)
    client.get(CREW)
    with django_assert_num_queries(queries):
        client.get(CREW)


def test_the_crew_opens_a_stage_and_gives_it_a_picture(
    signed_in: SignIn, organizer: User, stage: Stage
) -> None:
    client = signed_in(organizer)
    answer = client.post(f"{CREW}add/", {"name_en": "Second hall", "room": ""})
    assert answer.headers["Location"] == f"{CREW}second-hall/"
    answer = client.post(
        f"{CREW}second-hall/sources/",
        {"url": "https://live.bilibili.com/21452505", "audio_languages": ["zh-hans"]},
    )
    assert answer.status_code == 302
    source = Source.objects.get(stage__slug="second-hall")
    assert (source.provider, source.audio_languages, source.is_active) == (
        "bilibili",
        ["zh-hans"],
        False,
    )


def test_a_refused_address_stays_in_the_form_with_the_reason(
    signed_in: SignIn, organizer: User, stage: Stage
) -> None:
    client = signed_in(organizer)
    pasted = 'https://evil.example/"><script>alert(1)</script>'
    answer = client.post(f"{CREW}main/sources/", {"url": pasted})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "No player for this address is known here." in page
    assert "&quot;&gt;&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    answer = client.post(f"{CREW}main/sources/", {"url": "https://cdn.example.org/a.m3u8"})
    assert "MEDIA_HOSTS" in answer.content.decode()


def test_the_crew_acts_on_sources(
    signed_in: SignIn, organizer: User, stage: Stage, adds: Adds
) -> None:
    first, second = adds("/a.m3u8"), adds("/b.m3u8")
    client = signed_in(organizer)

    def act(source: Source, verb: str) -> list[tuple[str, bool]]:
        answer = client.post(f"{CREW}main/sources/{source.pk}/{verb}/")
        assert answer.headers["Location"] == f"{CREW}main/"
        return list(stage.sources.values_list("address", "is_active"))

    assert act(second, "show") == [("/b.m3u8", True), ("/a.m3u8", True)]
    assert act(second, "rest") == [("/b.m3u8", False), ("/a.m3u8", True)]
    assert act(second, "use") == [("/b.m3u8", True), ("/a.m3u8", True)]
    assert act(second, "down") == [("/a.m3u8", True), ("/b.m3u8", True)]
    assert act(second, "up") == [("/b.m3u8", True), ("/a.m3u8", True)]
    assert act(first, "remove") == [("/b.m3u8", True)]
    assert client.post(f"{CREW}main/sources/{second.pk}/explode/").status_code == 404
    assert client.get(f"{CREW}main/sources/{second.pk}/remove/").status_code == 405


def test_outsiders_find_nothing(
    signed_in: SignIn, outsider: User, delegate: User, client: Client, stage: Stage, adds: Adds
) -> None:
    source = adds()
    addresses = [CREW, f"{CREW}add/", f"{CREW}main/"]
    for person in [outsider, delegate]:
        browser = signed_in(person)
        assert [browser.get(address).status_code for address in addresses] == [404] * 3
        assert browser.post(f"{CREW}main/sources/", {"url": "/a.m3u8"}).status_code == 404
        assert browser.post(f"{CREW}main/sources/{source.pk}/remove/").status_code == 404
    assert [client.get(address).status_code for address in addresses] == [302] * 3
    assert Source.objects.count() == 1
