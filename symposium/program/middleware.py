"""Turns the edition's slug in an address into the edition, once, through access.

Views get `(request, edition: Edition, …)`; `request.edition` is there for templates.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone

from symposium.lib import time_zones
from symposium.program import access
from symposium.program.models import Edition

ACCOUNT_PAGE = re.compile(r"/[a-z-]+/(account|preferences)/")
EDITION_PAGE = re.compile(r"/[a-z-]+/([-\w]+)/")
KEPT = "edition"


class EditionMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        args: list[Any],
        kwargs: dict[str, Any],
    ) -> None:
        slug = kwargs.get("edition")
        if request.path.startswith("/api/"):
            return
        if isinstance(slug, str):
            edition = kwargs["edition"] = access.get_edition_for(request.user, slug)
        elif (around := edition_around(request)) is not None:
            edition = around
        else:
            return
        request.edition = edition  # type: ignore[attr-defined]  # ours, read by the templates' context
        if getattr(view, "same_for_everybody", False):
            return
        if time_zones.chosen_zone(request) is None:
            own = getattr(request.user, "time_zone", "")
            timezone.activate(time_zones.zone_named(own) or edition.zone)


def edition_around(request: HttpRequest) -> Edition | None:
    """The edition that somebody has come from to a page of their account, which belongs to none:
    named by where the page leads, by where it was opened, or by the session."""
    if not ACCOUNT_PAGE.match(request.path_info):
        return None
    wanted = request.POST.get("next") or request.GET.get("next", "")
    before = urlsplit(request.headers.get("Referer", ""))
    here = before.path if before.netloc == request.get_host() else ""
    named = [match[1] for match in map(EDITION_PAGE.match, [wanted, here]) if match]
    kept = request.session.get(KEPT) if settings.SESSION_COOKIE_NAME in request.COOKIES else None
    for slug in [*named, *([kept] if kept else [])]:
        try:
            edition = access.get_edition_for(request.user, slug)
        except Http404:
            continue
        if slug != kept and request.user.is_authenticated:
            request.session[KEPT] = slug
        return edition
    return None
