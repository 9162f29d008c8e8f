"""A page may be shared only when nothing in it belongs to somebody."""

from collections.abc import Callable

import pytest
from django.test import Client

from streaming.broadcast.models import Stage
from symposium.accounts.models import User
from symposium.lib.shared_cache import HEADER
from symposium.program.models import Edition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["", "program/", "program/list/", "exhibition/"])
def test_a_strangers_page_is_for_all(client: Client, edition: Edition, path: str) -> None:
    client.cookies["viewer"] = "of questions elsewhere"
    response = client.get(f"/en/2021/{path}")
    assert response.status_code == 200
    assert response.headers[HEADER] == "5"


def test_a_page_of_somebody_is_not(signed_in: Callable[[User], Client], delegate: User) -> None:
    response = signed_in(delegate).get("/en/2021/exhibition/")
    assert response.status_code == 200
    assert HEADER not in response.headers
    assert response.headers["Cache-Control"] == "private"


@pytest.mark.parametrize("path", ["/en/2021/nowhere/", "/en/2021/program/", "/api/v1/editions"])
def test_nothing_that_somebody_we_know_has_asked_for_is_for_all(
    signed_in: Callable[[User], Client], delegate: User, path: str
) -> None:
    assert signed_in(delegate).get(path).headers["Cache-Control"] == "private"


def test_what_makes_a_browser_known_is_its_own(client: Client, edition: Edition) -> None:
    response = client.get("/en/2021/register/")
    assert "private" in response.headers["Cache-Control"]
    response = client.get("/en/preferences/")
    assert response.cookies
    assert response.headers["Cache-Control"] == "private"


def test_what_is_for_all_says_so_itself(
    signed_in: Callable[[User], Client], delegate: User, edition: Edition
) -> None:
    Stage.objects.create(edition=edition, slug="main", name={"en": "Main"})
    for browser in (Client(), signed_in(delegate)):
        response = browser.get("/en/2021/live/main/board.json")
        assert response.headers["Cache-Control"] == "public, max-age=1"
        assert not response.cookies
        assert "Vary" not in response.headers


@pytest.mark.parametrize("cookie", ["messages", "sessionid"])
def test_a_browser_that_waits_for_a_word_is_answered_by_itself(
    client: Client, edition: Edition, cookie: str
) -> None:
    client.cookies[cookie] = "x"
    assert HEADER not in client.get("/en/2021/exhibition/").headers


@pytest.mark.parametrize(
    "path",
    ["/en/2021/register/", "/en/account/login/", "/en/2021/exhibition/works/none/", "/healthz"],
)
def test_other_pages_say_nothing(client: Client, edition: Edition, path: str) -> None:
    assert HEADER not in client.get(path).headers
