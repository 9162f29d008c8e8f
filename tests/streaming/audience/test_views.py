import csv
import io
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from streaming.audience.collector import get_collector
from streaming.audience.models import PlatformFigure, Sample
from streaming.audience.store import get_store
from streaming.broadcast.models import Stage
from symposium.accounts.models import User
from symposium.lib import viewers
from symposium.program.models import Edition, Room

SignIn = Callable[[User], Client]
BEAT = "/en/2021/live/main/beat/"
PAGE = "/en/2021/organize/audience/"
PLAYING = '{"state":"playing","played":15.2}'


def _send(client: Client, body: str = PLAYING, address: str = BEAT) -> int:
    answer = client.post(address, body, content_type="text/plain;charset=UTF-8")
    return answer.status_code


def _count(stage: Stage) -> int:
    now = timezone.now()
    get_collector().flush(now)
    return get_store().watching(stage.pk, now)


def test_a_beacon_needs_neither_token_nor_account(stage: Stage) -> None:
    browser = Client(enforce_csrf_checks=True)
    assert _send(browser) == 204
    assert viewers.id_in(browser.cookies[viewers.COOKIE].value)
    assert _send(browser) == 204
    assert _count(stage) == 1
    assert _send(Client()) == 204
    assert _count(stage) == 2


def test_a_forged_id_counts_as_a_new_viewer(stage: Stage) -> None:
    browser = Client()
    browser.cookies[viewers.COOKIE] = "somebody:forged"
    assert _send(browser) == 204
    assert viewers.id_in(browser.cookies[viewers.COOKIE].value)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("x", 400),
        ("[]", 400),
        ('{"state":"dancing"}', 400),
        ('{"state":"playing","played":NaN}', 400),
        ("\xff\xfe", 400),
        ('{"state":"playing","played":1' + " " * 300 + "}", 413),
        ("[" * 200, 400),
    ],
)
def test_other_messages_are_refused(stage: Stage, body: str, status: int) -> None:
    assert _send(Client(), body) == status
    assert _count(stage) == 0


def test_a_beat_for_an_unknown_stage_is_not_found(stage: Stage) -> None:
    assert _send(Client(), address="/en/2021/live/nowhere/beat/") == 404
    assert Client().get(BEAT).status_code == 405


def test_the_page_tells_figures_with_their_definitions(
    signed_in: SignIn, organizer: User, stage: Stage
) -> None:
    _send(Client())
    _count(stage)
    page = signed_in(organizer).get(PAGE).content.decode()
    assert "Distinct viewers whose player was heard of within the last 60 seconds" in page
    assert '<dd class="figure" data-figure="watching">1</dd>' in page
    document = signed_in(organizer).get(f"{PAGE}now.json").json()
    assert document["whole"]["watching"] == 1
    assert document["stages"]["main"]["unique"] == 1
    assert document["latest"] is None


@pytest.mark.parametrize(("count", "queries"), [(1, 22), (3, 26)])
def test_the_page_s_queries_grow_with_stages_only(
    signed_in: SignIn,
    organizer: User,
    edition: Edition,
    stage: Stage,
    room: Room,
    now: datetime,
    count: int,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
    settings: Settings,
) -> None:
    stages = [stage] + [
        Stage.objects.create(edition=edition, slug=f"s{number}", name={"en": "S"})
        for number in range(1, count)
    ]
    for each in stages:
        Sample.objects.create(stage=each, at=now, viewers=3)
    client = signed_in(organizer)
    client.get(PAGE)
    # With Redis the store asks no tables, and the number of stages does not matter.
    with django_assert_num_queries(18 if settings.REDIS_URL else queries):
        client.get(PAGE)


def test_the_table_of_sessions_names_what_it_counts(
    signed_in: SignIn, organizer: User, stage: Stage
) -> None:
    answer = signed_in(organizer).get(f"{PAGE}sessions.csv")
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][:6] == ["stage", "session", "title", "starts_at", "ends_at", "peak"]
    assert rows[1][:3] == ["main", "opening", "Opening ceremony"]
    assert [row[0] for row in rows[4:]][:2] == ["peak", "unique"]


def test_a_figure_of_a_platform_is_noted_and_removed(
    signed_in: SignIn, organizer: User, stage: Stage
) -> None:
    client = signed_in(organizer)
    typed = {
        "provider": "Bilibili",
        "subject": "Opening",
        "kind": "plays",
        "value": "233000",
        "source_note": "Read from the channel's page.",
    }
    assert client.post(f"{PAGE}figures/", typed).status_code == 302
    again = client.post(f"{PAGE}figures/", typed)
    assert again.status_code == 200
    assert "This figure is in the list already." in again.content.decode()
    figure = PlatformFigure.objects.get()
    assert (figure.value, figure.kind, figure.entered_by) == (233_000, "plays", organizer)
    # Never added to what we measured.
    assert client.get(f"{PAGE}now.json").json()["whole"]["unique"] == 0
    assert client.post(f"{PAGE}figures/{figure.pk}/remove/").status_code == 302
    assert not PlatformFigure.objects.exists()


def test_outsiders_find_nothing(
    signed_in: SignIn, outsider: User, moderator: User, client: Client, stage: Stage, now: datetime
) -> None:
    figure = PlatformFigure.objects.create(
        edition=stage.edition, provider="B", subject="O", value=1, entered_at=now
    )
    addresses = [PAGE, f"{PAGE}now.json", f"{PAGE}sessions.csv"]
    for person in [outsider, moderator]:
        browser = signed_in(person)
        assert [browser.get(address).status_code for address in addresses] == [404] * 3
        assert browser.post(f"{PAGE}figures/{figure.pk}/remove/").status_code == 404
    assert [client.get(address).status_code for address in addresses] == [302] * 3
    assert PlatformFigure.objects.count() == 1
