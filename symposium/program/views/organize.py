"""The organizers' pages of sessions: a table, a day at a glance, and the forms."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from symposium.lib.http import actor
from symposium.program import access, actions, queries
from symposium.program.forms import (
    PlaceForm,
    SessionForm,
    TableForm,
    VersionForm,
    people_forms,
    people_in,
)
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
    """The editor; before it has come, and without scripts, the draft as the public would see it,
    each session leading to its form."""
    program = queries.draft_program(edition)
    days = queries.days_of(program.sessions, edition.zone)
    shown = _day(days, _date(request.GET.get("day", "")))
    context = {
        "days": days,
        "shown": shown,
        "grid": queries.grid_of(shown.sessions, program.rooms) if shown else None,
        "program": program,
        "open_count": queries.sessions_of(edition, state="open").count(),
        "editor": editor_settings(request, edition),
    }
    return render(request, "program/organize/grid.html", context)


def _day(days: list[queries.Day], wanted: dt.date | None) -> queries.Day | None:
    return next((day for day in days if day.date == wanted), days[0] if days else None)


def _date(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:  # well formed, but of no calendar
        return None


@organizers()
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = SessionForm(request.POST or None, edition=edition)
    people = people_forms(request.POST or None)
    if request.method == "POST" and form.is_valid() and people.is_valid():
        session = actions.add_session(
            edition=edition,
            values=form.values(),
            people=people_in(people),
            by=actor(request),
            at=timezone.now(),
        )
        messages.success(request, _("“%(title)s” is added to the draft.") % {"title": session})
        return redirect("program:organize_session", edition.slug, session.slug)
    return render(request, "program/organize/session.html", {"form": form, "people": people})


@organizers()
def edit(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    session = access.get_session_for(request.user, edition, slug)
    form = SessionForm(request.POST or None, edition=edition, session=session)
    people = people_forms(request.POST or None, session)
    context: dict[str, Any] = {
        "session": session,
        "form": form,
        "people": people,
        "findings": queries.shown_findings_about(session),
        "back": request.get_full_path(),
    }
    if request.method == "POST" and form.is_valid() and people.is_valid():
        try:
            actions.edit_session(
                session=session,
                version=form.cleaned_data["version"],
                values=form.values(),
                people=people_in(people),
                by=actor(request),
                at=timezone.now(),
            )
        except actions.StaleWrite as refusal:
            context |= _conflict(form, refusal)
            return render(request, "program/organize/session.html", context, status=409)
        messages.success(request, _("The session is saved. The public sees it when you publish."))
        return redirect("program:organize_session", edition.slug, session.slug)
    return render(request, "program/organize/session.html", context)


@organizers()
def move(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    session = access.get_session_for(request.user, edition, slug)
    form = PlaceForm(request.POST or None, edition=edition, session=session)
    context: dict[str, Any] = {"session": session, "form": form}
    if request.method == "POST" and form.is_valid():
        place = form.place()
        try:
            actions.move_session(
                session=session,
                version=form.cleaned_data["version"],
                room=place["room"],
                starts_at=place["starts_at"],
                ends_at=place["ends_at"],
                by=actor(request),
                at=timezone.now(),
            )
        except actions.StaleWrite as refusal:
            context |= _conflict(form, refusal)
            return render(request, "program/organize/move.html", context, status=409)
        messages.success(request, _("“%(title)s” is moved.") % {"title": session})
        return redirect("program:organize", edition.slug)
    return render(request, "program/organize/move.html", context)


def _conflict(form: PlaceForm, refusal: actions.StaleWrite) -> dict[str, Any]:
    """Keep what was typed, and show what the session is now. `current_version` takes the place
    of the old one, so that pressing the button again overwrites, knowingly."""
    current = refusal.current
    newer = type(form)(edition=current.edition, session=current)
    differences = []
    for name, field in form.fields.items():
        mine, theirs = form.cleaned_data.get(name), newer.initial.get(name)
        if name != "version" and (mine or None) != (theirs or None):
            differences.append({"label": field.label, "theirs": theirs, "mine": mine})
    return {
        "refusal": refusal,
        "current_version": current.version,
        "differences": differences,
    }


@require_POST
@organizers()
def unschedule(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    session = access.get_session_for(request.user, edition, slug)
    version = _version(request)
    try:
        actions.unschedule_session(
            session=session, version=version, by=actor(request), at=timezone.now()
        )
    except actions.StaleWrite as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The session is out of the timetable, and still in the list."))
    return redirect("program:organize_session", edition.slug, session.slug)


@organizers()
def delete(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """Ask first; then remove."""
    session = access.get_session_for(request.user, edition, slug)
    if request.method == "POST":
        try:
            actions.delete_session(
                session=session, version=_version(request), by=actor(request), at=timezone.now()
            )
        except actions.StaleWrite as refusal:
            messages.error(request, str(refusal))
            return redirect("program:organize_session", edition.slug, session.slug)
        messages.success(request, _("“%(title)s” is deleted.") % {"title": session})
        return redirect("program:organize", edition.slug)
    return render(request, "program/organize/delete.html", {"session": session})


def _version(request: HttpRequest) -> int:
    """The version that a button carries; 0, which no session has, when it carries none."""
    form = VersionForm(request.POST)
    return int(form.cleaned_data["version"]) if form.is_valid() else 0
