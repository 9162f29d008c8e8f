"""Rooms, tracks and people of a released program, each with a page of its own."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from symposium.lib.folding import folded, terms
from symposium.program import access, queries
from symposium.program.models import Edition
from symposium.program.released import ReleasedSession
from symposium.program.views.kept import kept
from symposium.program.views.public import frame, shown_zone


@kept
def rooms(request: HttpRequest, edition: Edition) -> HttpResponse:
    program = queries.released_program(edition)
    rows = [
        {"place": room, "tally": queries.tally(program.in_room(room.slug))}
        for room in program.rooms
    ]
    context = {"view": "rooms", "rows": [row for row in rows if _holds_something(row)]}
    return render(request, "program/rooms.html", frame(request, edition, program) | context)


@kept
def room(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    program = queries.released_program(edition)
    shown = access.get_released_room(program, slug)
    context = {"view": "rooms", "room": shown} | _timetable(program.in_room(slug))
    return render(request, "program/room.html", frame(request, edition, program) | context)


@kept
def tracks(request: HttpRequest, edition: Edition) -> HttpResponse:
    program = queries.released_program(edition)
    rows = [
        {"place": track, "tally": queries.tally(program.in_track(track.slug))}
        for track in program.tracks
    ]
    context = {"view": "tracks", "rows": [row for row in rows if _holds_something(row)]}
    return render(request, "program/tracks.html", frame(request, edition, program) | context)


@kept
def track(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    program = queries.released_program(edition)
    shown = access.get_released_track(program, slug)
    context = {"view": "tracks", "track": shown} | _timetable(program.in_track(slug))
    return render(request, "program/track.html", frame(request, edition, program) | context)


@kept
def people(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everybody on the program, or those whose name or museum holds the words of `?q=`."""
    program = queries.released_program(edition)
    search = request.GET.get("q", "")[:100]
    found = [
        person
        for person in queries.people_of(program, translation.get_language() or "en")
        if all(word in _words_of(person) for word in terms(search))
    ]
    context = {"view": "people", "people": found, "search": search}
    return render(request, "program/people.html", frame(request, edition, program) | context)


@kept
def person(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    program = queries.released_program(edition)
    shown = queries.person_of(program, str(guid))
    if shown is None:
        raise Http404(_("There is nobody at this address."))
    context = {"view": "people", "person": shown} | _timetable(shown.sessions)
    return render(request, "program/person.html", frame(request, edition, program) | context)


def _timetable(sessions: list[ReleasedSession]) -> dict[str, Any]:
    return {
        "days": queries.days_of(sessions, shown_zone()),
        "tally": queries.tally(sessions),
    }


def _holds_something(row: dict[str, Any]) -> bool:
    return bool(row["tally"].sessions)


def _words_of(person: queries.Person) -> str:
    texts = [*person.name.values(), *person.shown.institution.values()]
    return folded("\n".join(texts))
