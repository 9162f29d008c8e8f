"""Turns the edition's slug in an address into the edition, once, through access.

Views get `(request, edition: Edition, …)`; `request.edition` is there for templates.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from symposium.lib import time_zones
from symposium.program import access


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
        if not isinstance(slug, str) or request.path.startswith("/api/"):
            return
        edition = access.get_edition_for(request.user, slug)
        kwargs["edition"] = edition
        request.edition = edition  # type: ignore[attr-defined]  # ours, read by the templates' context
        if getattr(view, "same_for_everybody", False):
            return
        if time_zones.chosen_zone(request) is None:
            own = getattr(request.user, "time_zone", "")
            timezone.activate(time_zones.zone_named(own) or edition.zone)
