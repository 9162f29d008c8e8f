"""The figures of the series and of the edition, each leading to its rows."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from registration import access, live_figures, maps, queries
from registration.models import Registration, RegistrationQuerySet
from symposium.accounts.roles import Permission
from symposium.lib import world_map
from symposium.lib.language_names import language_name
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.access import requires
from symposium.program.models import Edition


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def dashboard(request: HttpRequest, edition: Edition) -> HttpResponse:
    """First the editions up to this one together, as figures are published; then this one."""
    series = access.series_for(request.user, edition)
    everyone = Registration.objects.filter(edition__in=series)
    rows = access.registrations_for(request.user, edition)
    is_series = bool(request.GET.get("series"))
    scope = everyone if is_series else rows
    with_people = _with_people(series, everyone)
    compared = with_people if is_series else [edition]
    names = {code: language_name(code) for code in LANGUAGE_CODES}
    breakdowns = queries.breakdowns(scope, names)
    return render(
        request,
        "registration/dashboard.html",
        {
            "series": with_people,
            "series_figures": queries.figures(everyone),
            "figures": queries.figures(rows),
            "breakdowns": breakdowns,
            "growth": queries.growth(scope, compared),
            "compared": compared,
            "is_series": is_series,
            "live": [] if is_series else live_figures.counted(edition, timezone.now()),
            "map": maps.drawn(breakdowns.countries) if world_map.is_shown() else None,
        },
    )


@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def now(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The figures that change while people come in. Asked again and again by open pages: an answer
    that has not changed is 304."""
    figures = live_figures.snapshot(edition, timezone.now())
    tag = quote_etag(hashlib.sha256(json.dumps(figures).encode()).hexdigest()[:16])
    answer = get_conditional_response(request, etag=tag, response=JsonResponse(figures))
    assert answer is not None  # noqa: S101 - it is the one given, or 304
    answer["ETag"], answer["Cache-Control"] = tag, "private, no-cache"
    return answer


def _with_people(series: list[Edition], rows: RegistrationQuerySet) -> list[Edition]:
    """Those editions that anybody has registered for, the oldest first."""
    held = set(rows.order_by().values_list("edition", flat=True).distinct())
    return [one for one in reversed(series) if one.pk in held]
