"""The program as the public sees it, always the latest release: by day, as a list, right now."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from symposium.lib import time_zones
from symposium.program import queries
from symposium.program.forms import SelectionForm
from symposium.program.models import Edition
from symposium.program.released import ReleasedProgram
from symposium.program.views.kept import kept


@kept
def day(request: HttpRequest, edition: Edition) -> HttpResponse:
    """One day with its rooms side by side; filters are in the address."""
    program = queries.released_program(edition)
    form = SelectionForm(request.GET, program=program)
    selection = form.selection()
    # A search looks through all days, and stars are of all days: both are lists.
    if request.GET.get("view") == "list" or selection.search or form.wants_stars:
        return _to_list(request, edition)
    days = queries.days_of(queries.select(program, selection), shown_zone())
    shown = _shown_day(days, form.wanted_day, edition)
    context = {
        **frame(request, edition, program),
        "view": "day",
        "form": form,
        "selection": selection,
        "dates": [each.date for each in days],
        "shown": shown,
        "days": [shown] if shown else [],
        "grid": queries.grid_of(shown.sessions, program.rooms) if shown else None,
    }
    return render(request, "program/day.html", context)


@kept
def listing(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All days one below another, or what a search found, the best first."""
    program = queries.released_program(edition)
    form = SelectionForm(request.GET, program=program)
    context = frame(request, edition, program)
    selection = among = form.selection()
    if form.wants_stars and request.user.is_authenticated:
        among = queries.only(selection, context["stars"])
    zone = shown_zone()
    days = queries.days_of(queries.select(program, among), zone)
    dates = [each.date for each in days]
    wanted = form.wanted_day if form.wanted_day in dates else None
    context |= {
        "view": "stars" if form.wants_stars else "list",
        "form": form,
        "selection": selection,
        "dates": dates,
        "wanted": wanted,
        "days": [each for each in days if wanted in (None, each.date)],
    }
    if selection.search:
        context["findings"] = queries.find(program, queries.on_day(among, wanted), zone)
    return render(request, "program/list.html", context)


@kept
def now(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What is on at this moment, and what comes next in each room."""
    program = queries.released_program(edition)
    form = SelectionForm(request.GET, program=program)
    selection = form.selection()
    at = timezone.now()
    turn = queries.now_and_next(queries.select(program, selection), program, at)
    context = {
        **frame(request, edition, program),
        "view": "now",
        "form": form,
        "selection": selection,
        "turn": turn,
        "at": at,
        "coming": queries.days_of(turn.next, shown_zone()),
    }
    return render(request, "program/now.html", context)


def frame(request: HttpRequest, edition: Edition, program: ReleasedProgram) -> dict[str, Any]:
    """What every page of the program shows besides its own."""
    stars = queries.starred_guids(request.user, edition)
    return {
        "program": program,
        "stars": stars,
        "conflicts": queries.conflicts_among(program, stars),
        "zone_is_chosen": time_zones.is_chosen(request),
        "asked_zone": time_zones.asked_zone(request),
    }


def shown_zone() -> ZoneInfo:
    """The zone that this visitor's times are shown in."""
    return ZoneInfo(str(timezone.get_current_timezone()))


def _to_list(request: HttpRequest, edition: Edition) -> HttpResponseRedirect:
    query = request.GET.copy()
    query.pop("view", None)
    query.pop("day", None)
    address = reverse("program:list", args=[edition.slug])
    return redirect(f"{address}?{query.urlencode()}" if query else address)


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
