"""What each release has changed: as a page, as a feed, and the number that open pages ask for."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from symposium.lib import time_zones
from symposium.lib.http import same_for_everybody
from symposium.program import queries
from symposium.program.formats import atom
from symposium.program.forms import UntilForm
from symposium.program.models import Edition

# How long caches answer for us when open pages ask for the latest release.
LATEST_SECONDS = 30


@require_safe
def page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All releases, the newest first, ten a page; times in the visitor's zone."""
    form = UntilForm(request.GET)
    until = form.cleaned_data["until"] if form.is_valid() else None
    context = {
        "shown": queries.changelog(edition, until=until),
        "program": queries.released_program(edition),
        "zone_is_chosen": time_zones.is_chosen(request),
    }
    return render(request, "program/changes.html", context)


def _tag(request: HttpRequest, edition: Edition, **address: Any) -> str:
    number = queries.released_program(edition).number
    return f'"{number}-{translation.get_language()}-{edition.time_zone}"'


@require_safe
@same_for_everybody
@condition(etag_func=_tag)
@cache_control(public=True, max_age=300)
def feed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The latest releases for feed readers, in the language of the address, at venue time."""
    with timezone.override(edition.zone):
        changelog = queries.changelog(edition)
        content = atom.write(edition, changelog.releases, site_url=settings.SITE_URL)
    response = HttpResponse(content, content_type=atom.CONTENT_TYPE)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _number_tag(request: HttpRequest, edition: Edition) -> str:
    return f'"{queries.released_program(edition).number}"'


@require_safe
@same_for_everybody
@condition(etag_func=_number_tag)
@cache_control(public=True, max_age=LATEST_SECONDS)
def latest(request: HttpRequest, edition: Edition) -> HttpResponse:
    """`{"number": 3}`, or 0 before the first release."""
    return JsonResponse({"number": queries.released_program(edition).number})
