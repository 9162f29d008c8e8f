"""The cookie of an audience without accounts."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from symposium.lib import viewers


@pytest.mark.parametrize("is_secure", [True, False])
def test_scripts_cannot_read_it_and_in_production_only_tls_carries_it(
    settings: Settings, is_secure: bool
) -> None:
    settings.SESSION_COOKIE_SECURE = is_secure
    response = HttpResponse()
    viewers.remember(response, viewers.new_token())
    cookie = response.cookies[viewers.COOKIE]
    assert (bool(cookie["secure"]), cookie["httponly"], cookie["samesite"]) == (
        is_secure,
        True,
        "Lax",
    )


@pytest.mark.parametrize("token", ["", "forged", "a:b", "id:signature-of-another-key"])
def test_a_token_that_is_not_ours_is_nobody(rf: RequestFactory, token: str) -> None:
    request = rf.get("/")
    request.COOKIES[viewers.COOKIE] = token
    assert viewers.viewer_of(request) is None


def test_a_token_with_a_letter_more_is_nobody() -> None:
    assert viewers.id_in(viewers.new_token() + "x") is None
