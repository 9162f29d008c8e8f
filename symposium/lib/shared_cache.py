"""Tells caches which pages are the same for everyone who has not signed in, and which are not.

`deploy/nginx/symposium.conf.template` keeps such a page for each address, zone and theme, and
drops this header before the page goes out.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

PAGES = {
    "exhibition:index",
    "exhibition:institution",
    "exhibition:institutions",
    "exhibition:work",
    "exhibition:works",
    "home:index",
    "program:changes",
    "program:by_room",
    "program:by_track",
    "program:day",
    "program:in_room",
    "program:in_track",
    "program:list",
    "program:now",
    "program:people",
    "program:person",
    "program:session",
}
HEADER = "X-Accel-Expires"
SECONDS = 5
# Who carries one of these is somebody, or is about to be told something.
PERSONAL = {settings.SESSION_COOKIE_NAME, "messages"}


class SharedCacheMiddleware:
    """Marks the pages for all. Stands outside of all that could set a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if is_for_all(request, response):
            response.headers[HEADER] = str(SECONDS)
        elif is_personal(request, response) and not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "private"
        return response


def is_for_all(request: HttpRequest, response: HttpResponseBase) -> bool:
    match = request.resolver_match
    return (
        match is not None
        and match.view_name in PAGES
        and request.method in {"GET", "HEAD"}
        and response.status_code == 200
        # A form's token sets its cookie each time, so a page with one is never shared.
        and not response.cookies
        and is_by_a_stranger(request)
    )


def is_by_a_stranger(request: HttpRequest) -> bool:
    return PERSONAL.isdisjoint(request.COOKIES)


def is_personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether somebody asked whom we know, or the answer makes somebody known."""
    return bool(response.cookies) or not is_by_a_stranger(request)
