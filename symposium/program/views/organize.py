"""The organizers' view of all sessions: a table, and a day at a glance."""

import datetime as dt

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date

from symposium.program import queries
from symposium.program.forms import TableForm
from symposium.program.models import Edition
from symposium.program.views.editor_settings import editor_settings
from symposium.program.views.guard import organizers

PAGE_SIZE = 100


@organizers()
def table(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = TableForm(request.GET or None, edition=edition)
    form.is_valid()
    chosen = getattr(form, "cleaned_data", {})
    sessions = queries.sessions_of(
        edition,
        track=chosen.get("track", ""),
        room=chosen.get("room", ""),
        state=chosen.get("state", ""),
        search=chosen.get("q", ""),
    )
    context = {
        "form": form,
        "page": Paginator(sessions, PAGE_SIZE).get_page(request.GET.get("page")),
        "counts": queries.count_findings(queries.findings_of(edition)),
    }
    return render(request, "program/organize/table.html", context)


@organizers()
def grid(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The editor. It draws the draft itself, so that a large one is not drawn twice."""
    context = {"editor": editor_settings(request, edition)}
    return render(request, "program/organize/grid.html", context)


@organizers()
def days(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The draft day by day as the public would see it, each session leading to its forms: what the
    editor is without scripts."""
    program = queries.draft_program(edition)
    days = queries.days_of(program.sessions, edition.zone)
    shown = _day(days, _date(request.GET.get("day", "")))
    context = {
        "days": days,
        "shown": shown,
        "grid": queries.grid_of(shown.sessions, program.rooms) if shown else None,
        "program": program,
        "open_count": queries.sessions_of(edition, state="open").count(),
    }
    return render(request, "program/organize/days.html", context)


def _day(days: list[queries.Day], wanted: dt.date | None) -> queries.Day | None:
    return next((day for day in days if day.date == wanted), days[0] if days else None)


def _date(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:  # well formed, but of no calendar
        return None
