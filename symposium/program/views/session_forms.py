"""The organizers' forms of one session. What is refused stays typed, and can be decided anew."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from symposium.lib.http import actor
from symposium.program import access, actions, queries
from symposium.program.forms import PlaceForm, SessionForm, VersionForm, people_forms, people_in
from symposium.program.models import Edition
from symposium.program.views.guard import organizers

Context = dict[str, Any]


@organizers()
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = SessionForm(request.POST or None, edition=edition)
    people = people_forms(request.POST or None)
    context: Context = {"form": form, "people": people}
    if request.method != "POST" or not (form.is_valid() and people.is_valid()):
        return render(request, "program/organize/session.html", context)
    add_it = partial(
        actions.add_session,
        edition=edition,
        values=form.values(),
        people=people_in(people),
        accept=form.cleaned_data["accept"],
        by=actor(request),
        at=timezone.now(),
    )
    try:
        session = add_it(guid=form.cleaned_data["guid"])
        if session.title != form.cleaned_data["title"]:
            # Not a second click: somebody went back and wrote another session into the form.
            session = add_it()
    except actions.RoomTaken as refusal:
        context |= {"taken": refusal}
        return render(request, "program/organize/session.html", context, status=409)
    messages.success(request, _("“%(title)s” is added to the draft.") % {"title": session})
    return redirect("program:organize_session", edition.slug, session.slug)


@organizers()
def edit(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    session = access.get_session_for(request.user, edition, slug)
    form = SessionForm(request.POST or None, edition=edition, session=session)
    people = people_forms(request.POST or None, session)
    context: Context = {
        "session": session,
        "form": form,
        "people": people,
        "findings": queries.shown_findings_about(session),
        "back": request.get_full_path(),
    }
    if request.method != "POST" or not (form.is_valid() and people.is_valid()):
        return render(request, "program/organize/session.html", context)
    try:
        actions.edit_session(
            session=session,
            version=form.cleaned_data["version"],
            values=form.values(),
            people=people_in(people),
            accept=form.cleaned_data["accept"],
            by=actor(request),
            at=timezone.now(),
        )
    except (actions.StaleWrite, actions.RoomTaken) as refusal:
        context |= _refused(form, refusal)
        return render(request, "program/organize/session.html", context, status=409)
    messages.success(request, _("The session is saved. The public sees it when you publish."))
    return redirect("program:organize_session", edition.slug, session.slug)


@organizers()
def move(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    session = access.get_session_for(request.user, edition, slug)
    form = PlaceForm(request.POST or None, edition=edition, session=session)
    context: Context = {"session": session, "form": form}
    if request.method != "POST" or not form.is_valid():
        return render(request, "program/organize/move.html", context)
    try:
        actions.edit_session(
            session=session,
            version=form.cleaned_data["version"],
            values=form.place(),
            accept=form.cleaned_data["accept"],
            by=actor(request),
            at=timezone.now(),
        )
    except (actions.StaleWrite, actions.RoomTaken) as refusal:
        context |= _refused(form, refusal)
        return render(request, "program/organize/move.html", context, status=409)
    messages.success(request, _("“%(title)s” is moved.") % {"title": session})
    return redirect("program:organize", edition.slug)


def _refused(form: PlaceForm, refusal: actions.StaleWrite | actions.RoomTaken) -> Context:
    """What the page needs to say why, and to let the author decide."""
    if isinstance(refusal, actions.RoomTaken):
        return {"taken": refusal}
    return _conflict(form, refusal)


def _conflict(form: PlaceForm, refusal: actions.StaleWrite) -> Context:
    """Keep what was typed, and show what the session is now. `current_version` takes the place
    of the old one, so that pressing the button again overwrites, knowingly."""
    current = refusal.current
    newer = type(form)(edition=current.edition, session=current)
    differences = []
    for name, field in form.fields.items():
        mine, theirs = form.cleaned_data.get(name), newer.initial.get(name)
        if name not in {"version", "accept", "guid"} and (mine or None) != (theirs or None):
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
