import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation

from symposium.lib import kept_pages


def answer(request: HttpRequest, made: list[str], *, about: object = 1) -> HttpResponse:
    def make() -> HttpResponse:
        made.append(request.get_full_path())
        return HttpResponse(f"page {len(made)}")

    return kept_pages.answer(request, about=[about], make=make)


def test_a_page_is_made_once_for_all_that_it_depends_on() -> None:
    ask = RequestFactory().get
    made: list[str] = []
    assert answer(ask("/a"), made).content == b"page 1"
    again = answer(ask("/a"), made)
    assert (again.content, again["X-Kept"], again["Vary"]) == (
        b"page 1",
        "hit",
        "Cookie, Accept-Language",
    )
    assert answer(ask("/a?track=i"), made).content == b"page 2"
    assert answer(ask("/a"), made, about=2).content == b"page 3"
    with translation.override("fr"):
        assert answer(ask("/a"), made).content == b"page 4"
    with timezone.override("Asia/Kathmandu"):
        assert answer(ask("/a"), made).content == b"page 5"
    dark = ask("/a")
    dark.COOKIES["theme"] = "dark"
    assert answer(dark, made).content == b"page 6"
    assert answer(ask("/a"), made).content == b"page 1"


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_who_is_known_gets_a_page_of_their_own(cookie: str) -> None:
    made: list[str] = []
    for _time in range(2):
        request = RequestFactory().get("/a")
        request.COOKIES[cookie] = "somebody"
        answer(request, made)
    assert made == ["/a", "/a"]


def test_what_sets_a_cookie_or_fails_is_not_kept() -> None:
    def with_cookie() -> HttpResponse:
        response = HttpResponse("page")
        response.set_cookie("csrftoken", "secret")
        return response

    for make in [with_cookie, lambda: HttpResponse("gone", status=404)]:
        for _time in range(2):
            response = kept_pages.answer(RequestFactory().get("/a"), about=[], make=make)
            assert "X-Kept" not in response
    assert "X-Kept" not in kept_pages.answer(
        RequestFactory().post("/a"), about=[], make=lambda: HttpResponse("posted")
    )
