"""The program in the formats of calendars, apps and spreadsheets, at addresses that stay."""

import hashlib
from datetime import datetime
from types import ModuleType
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from symposium.program import access, queries
from symposium.program.formats import c3voc_json, c3voc_json2, frab_xml, ical, pdf, table
from symposium.program.models import Edition
from symposium.program.views.kept import traits_of
from symposium.program.views.publication import publication_of

# Rises when a format says something new of the same release, so that nobody keeps the old text.
FORMATS = 2
WRITERS: dict[str, ModuleType] = {
    "ics": ical,
    "xml": frab_xml,
    "json": c3voc_json,
    "v2.json": c3voc_json2,
    "csv": table,
    "pdf": pdf,
}
# What takes a second to write is kept for a day.
KEPT_SECONDS = {"pdf": 24 * 3600}


def _tag(request: HttpRequest, edition: Edition, **address: Any) -> str:
    """A release never changes, so its number, the language and the address tell all."""
    number = queries.released_program(edition).number
    return f'"{number}-{translation.get_language()}-{edition.time_zone}-{FORMATS}"'


def _released_at(request: HttpRequest, edition: Edition, **address: Any) -> datetime | None:
    return queries.released_program(edition).released_at


@require_safe
@condition(etag_func=_tag, last_modified_func=_released_at)
@cache_control(max_age=60)
def program(request: HttpRequest, edition: Edition, suffix: str) -> HttpResponse:
    writer = WRITERS[suffix]
    response = HttpResponse(_written(edition, suffix), content_type=writer.CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{edition.slug}-program.{suffix}"'
    # Schedules are read by apps and pages of other sites; there is nothing private in them.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _written(edition: Edition, suffix: str) -> str | bytes:
    publication = publication_of(edition, queries.released_program(edition))
    seconds = KEPT_SECONDS.get(suffix)
    if seconds is None:
        written: str | bytes = WRITERS[suffix].write(publication)
        return written
    about = repr([publication.version, traits_of(edition), translation.get_language()])
    key = f"program.{suffix}:{hashlib.sha256(about.encode()).hexdigest()}"
    content: bytes | None = cache.get(key)
    if content is None:
        content = WRITERS[suffix].write(publication)
        cache.set(key, content, seconds)
    return content


@require_safe
def below_program(request: HttpRequest, edition: Edition, suffix: str) -> HttpResponse:
    """`program/program.ics` is where some people look first."""
    return HttpResponsePermanentRedirect(reverse("program:export", args=[edition.slug, suffix]))


@require_safe
@condition(etag_func=_tag, last_modified_func=_released_at)
@cache_control(max_age=60)
def session_calendar(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    released = queries.released_program(edition)
    session = access.get_released_session(released, slug)
    content = ical.write_session(publication_of(edition, released), session)
    response = HttpResponse(content, content_type=ical.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{session.slug}.ics"'
    return response
