"""Pages of the program are written once for all strangers: a release never changes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from symposium.lib import kept_pages
from symposium.program import queries
from symposium.program.models import Edition

View = Callable[..., HttpResponse]


def traits_of(edition: Edition) -> list[object]:
    """All that an edition's row holds, so that any change of it is seen at once."""
    return [getattr(edition, field.attname) for field in edition._meta.concrete_fields]


def kept(view: View) -> View:
    """Answer a stranger's repeated question from the cache.

    A page is that of a release, an edition's row, a language, a zone, a theme, a day in that
    zone and an address with all its filters; `kept_pages` adds those that any page depends on.
    """

    @wraps(view)
    def answer(request: HttpRequest, edition: Edition, **address: Any) -> HttpResponse:
        number = queries.released_program(edition).number
        return kept_pages.answer(
            request,
            about=[number, traits_of(edition), timezone.localdate()],
            make=lambda: view(request, edition, **address),
        )

    return answer
