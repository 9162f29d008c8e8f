"""Using the pages as somebody who asked for help: what a session knows of it, what stays shut."""

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest

from symposium.accounts import queries
from symposium.accounts.models import SupportVisit

VISIT = "support_visit"
# What the agent's own session knew and gets back at the end.
KEPT = "support_kept"
KEPT_KEYS = ["signed_in_at", "staff_seen_at", "edition"]
View = TypeVar("View", bound=Callable[..., object])

# Pages of allauth and Django that belong to the person alone.
CLOSED_PREFIXES = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_")
CLOSED_SPACES = {"admin", "own_data"}
CLOSED_NAMES = {"accounts:prove", "accounts:end_device", "accounts:end_other_devices"}


def not_for_support(view: View) -> View:
    """Mark a view that nobody but the person opens, such as passports and erasing: while one of
    the staff uses the pages as somebody else, it answers 403."""
    view.not_for_support = True  # type: ignore[attr-defined]  # read by SupportMiddleware
    return view


def is_closed(request: HttpRequest, view: Callable[..., object]) -> bool:
    """Whether a page stays shut during a visit."""
    match = request.resolver_match
    if match is None:
        return False
    name = match.view_name
    return (
        getattr(view, "not_for_support", False)
        or name.startswith(CLOSED_PREFIXES)
        or name in CLOSED_NAMES
        or bool(CLOSED_SPACES & set(match.namespaces))
    )


def may_carry_visit(request: HttpRequest) -> bool:
    """Whether there is a session to look into; a page for strangers must not touch one, or no
    cache could share it."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and hasattr(request, "session")


def visit_in(request: HttpRequest) -> SupportVisit | None:
    """The visit that goes on in this browser; read once a request."""
    if not may_carry_visit(request) or VISIT not in request.session:
        return None
    if not hasattr(request, "_support_visit"):
        request._support_visit = queries.visit_of(request.session[VISIT])  # type: ignore[attr-defined]
    visit: SupportVisit | None = request._support_visit  # type: ignore[attr-defined]
    return visit
