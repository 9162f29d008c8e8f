"""Limits on what a stranger can send: by address and by account."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django_ratelimit.core import is_ratelimited

from symposium.lib.addresses import address_of, network_of

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def limited(
    group: str, *, by_address: str, by_account: str = "", methods: tuple[str, ...] = ("POST",)
) -> Callable[[View], View]:
    """Answer 429 with a friendly page past a rate such as "10/m" (per s, m, h or d).

    `by_account` adds a tighter or wider limit for signed-in people.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def limited_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if is_past_limit(request, group, by_address, by_account, methods):
                return render(request, "429.html", status=429)
            return view(request, *args, **kwargs)

        return cast("View", limited_view)

    return decorate


def is_past_limit(
    request: HttpRequest,
    group: str,
    by_address: str,
    by_account: str = "",
    methods: tuple[str, ...] = ("POST",),
) -> bool:
    """Count this request and tell whether it is one too many."""
    if not settings.RATE_LIMITS_ENABLED:
        return False
    if by_account and request.user.is_authenticated:
        return bool(
            is_ratelimited(
                request,
                group=group,
                key=lambda _group, request: str(request.user.pk),
                rate=by_account,
                method=methods,
                increment=True,
            )
        )
    return bool(
        is_ratelimited(
            request,
            group=group,
            key=lambda _group, request: network_of(address_of(request)),
            rate=by_address,
            method=methods,
            increment=True,
        )
    )
