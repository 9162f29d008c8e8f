"""The program on pages of others: the script at an address that stays, its document, and the page
with the lines to copy. None of it sets a cookie or looks at one."""

import hashlib
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from symposium.lib.http import same_for_everybody
from symposium.program import queries
from symposium.program.formats import widget
from symposium.program.models import Edition
from symposium.program.views.publication import publication_of

SCRIPT = "embed/program.js"


@lru_cache(maxsize=4)
def _read(path: str, modified_at: float) -> tuple[bytes, str]:
    """The script and its tag; read again only after a new build."""
    content = Path(path).read_bytes()
    return content, f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def _script() -> tuple[bytes, str]:
    path = finders.find(SCRIPT)
    if not isinstance(path, str):
        raise Http404
    return _read(path, Path(path).stat().st_mtime)


def _script_tag(_request: HttpRequest) -> str:
    return _script()[1]


@require_safe
@condition(etag_func=_script_tag)
@cache_control(public=True, max_age=3600, stale_while_revalidate=86_400)
def script(_request: HttpRequest) -> HttpResponse:
    response = HttpResponse(_script()[0], content_type="text/javascript; charset=utf-8")
    return _for_everybody(response)


def _tag(request: HttpRequest, edition: Edition) -> str:
    """The document is made of a release and the words of a language, and shows whole addresses."""
    number = queries.released_program(edition).number
    return f'"w1-{number}-{translation.get_language()}-{edition.time_zone}"'


def _released_at(request: HttpRequest, edition: Edition) -> datetime | None:
    return queries.released_program(edition).released_at


@require_safe
@same_for_everybody
@condition(etag_func=_tag, last_modified_func=_released_at)
@cache_control(public=True, max_age=60)
def data(request: HttpRequest, edition: Edition) -> HttpResponse:
    document = widget.document(publication_of(edition, queries.released_program(edition)))
    return _for_everybody(JsonResponse(document, json_dumps_params={"ensure_ascii": False}))


@require_safe
def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The lines to copy, and what they show."""
    context: dict[str, Any] = {
        "script": settings.SITE_URL + reverse("embed_script"),
        "source": settings.SITE_URL + reverse("home:index", args=[edition.slug]),
        "program": queries.released_program(edition),
    }
    return render(request, "program/embed.html", context)


def _for_everybody(response: HttpResponse) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
