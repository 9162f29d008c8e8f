"""The program as the public sees it: always the latest release."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from symposium.lib import time_zones
from symposium.program import access, queries
from symposium.program.formats import json_ld
from symposium.program.forms import SelectionForm
from symposium.program.models import Edition, Participation
from symposium.program.released import ReleasedSession
from symposium.program.views.publication import publication_of


def day(request: HttpRequest, edition: Edition) -> HttpResponse:
    """One day with its rooms side by side, or a list of all days; filters are in the address."""
    program = queries.released_program(edition)
    form = SelectionForm(request.GET, program=program)
    stars = queries.starred_guids(request.user, edition)
    selection = form.selection()
    if form.wants_stars and request.user.is_authenticated:
        selection = queries.only(selection, stars)
    days = queries.days_of(queries.select(program, selection), shown_zone())
    shown = _shown_day(days, form.wanted_day, edition)
    grid = None
    if shown and not form.wants_list:
        grid = queries.grid_of(shown.sessions, program.rooms)
        days_on_page = [shown]
    else:
        days_on_page = days
    context = {
        "program": program,
        "form": form,
        "selection": selection,
        "dates": [each.date for each in days],
        "shown": shown,
        "days": days_on_page,
        "grid": grid,
        "stars": stars,
        "zone_is_chosen": time_zones.is_chosen(request),
    }
    return render(request, "program/day.html", context)


def session(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    program = queries.released_program(edition)
    shown = access.get_released_session(program, slug)
    previous, following = queries.neighbors(program, shown)
    context: dict[str, Any] = {
        "program": program,
        "session": shown,
        "parts": _by_part(shown),
        "previous": previous,
        "next": following,
        "stars": queries.starred_guids(request.user, edition),
        "structured": json_ld.event(publication_of(edition, program), shown),
        "zone_is_chosen": time_zones.is_chosen(request),
    }
    return render(request, "program/session.html", context)


def _by_part(session: ReleasedSession) -> list[dict[str, Any]]:
    """Chairs first, then speakers, then interpreters; parts that nobody has are left out."""
    headings = [
        (Participation.Part.CHAIR, _("Chair")),
        (Participation.Part.SPEAKER, _("Speakers")),
        (Participation.Part.INTERPRETER, _("Interpreters")),
    ]
    groups = [
        {"name": name, "people": [p for p in session.participations if p.part == part]}
        for part, name in headings
    ]
    return [group for group in groups if group["people"]]


def shown_zone() -> ZoneInfo:
    """The zone that this visitor's times are shown in."""
    return ZoneInfo(str(timezone.get_current_timezone()))


def _shown_day(
    days: list[queries.Day], wanted: dt.date | None, edition: Edition
) -> queries.Day | None:
    """The day that was asked for, else today or the next one with sessions, else, when all is
    over, the edition's first; days are those of the visitor's zone."""
    by_date = {day.date: day for day in days}
    if wanted in by_date:
        return by_date[wanted]
    opens_on = timezone.localdate(edition.starts_at)
    coming = [day for day in days if day.date >= timezone.localdate()]
    opening = [day for day in days if day.date >= opens_on]
    return next(iter([*coming, *opening, *days]), None)
