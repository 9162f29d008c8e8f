"""The visitor's time zone: chosen by the switch, else told by the browser, else the edition's."""

import zoneinfo
from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

COOKIE = "tz"
NAMES = frozenset(zoneinfo.available_timezones())


def zone_choices() -> list[tuple[str, str]]:
    """Zones that a person would look for: Region/City, and UTC."""
    cities = sorted(
        name for name in NAMES if "/" in name and not name.startswith(("Etc/", "SystemV"))
    )
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in cities)]


def zone_named(name: str) -> zoneinfo.ZoneInfo | None:
    return zoneinfo.ZoneInfo(name) if name in NAMES else None


def asked_zone(request: HttpRequest) -> str:
    """The zone that the address asks for (`?tz=`), "" for none: links may carry it along."""
    name: str = request.GET.get("tz", "")
    return name if name in NAMES else ""


def chosen_zone(request: HttpRequest) -> zoneinfo.ZoneInfo | None:
    """The zone that the visitor asked for: `?tz=` for this page, else the cookie."""
    # Scripts write the cookie percent-encoded, the server in quotes that Django takes off.
    cookie = unquote(request.COOKIES.get(COOKIE, ""))
    return zone_named(request.GET.get("tz", "")) or zone_named(cookie)


def is_chosen(request: HttpRequest) -> bool:
    """Whether the visitor has said in which zone to show times, here or in the account."""
    return bool(chosen_zone(request) or getattr(request.user, "time_zone", ""))


class TimeZoneMiddleware:
    """Shows times in the chosen zone. The edition's middleware falls back to the edition's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        zone = chosen_zone(request)
        if zone is None:
            return self._answer(request)
        with timezone.override(zone):
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()
