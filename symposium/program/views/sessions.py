"""The page of one session, as the latest release has it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from symposium.program import access, queries
from symposium.program.formats import json_ld
from symposium.program.models import Edition, Participation
from symposium.program.released import ReleasedSession
from symposium.program.views.kept import kept
from symposium.program.views.public import frame
from symposium.program.views.publication import publication_of


@kept
def session(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """Everything about one session; `?beside=fr` sets its French title and abstract beside."""
    program = queries.released_program(edition)
    shown = access.get_released_session(program, slug)
    previous, following = queries.neighbors(program, shown)
    context = frame(request, edition, program)
    context |= {
        "session": shown,
        "parts": _by_part(shown),
        "previous": previous,
        "next": following,
        "related": queries.related(program, shown),
        "structured": json_ld.event(publication_of(edition, program), shown),
        "is_starred": shown.guid in context["stars"],
        "clash": context["conflicts"].get(shown.guid, []),
    }
    context |= _languages(shown, request.GET.get("beside", ""))
    return render(request, "program/session.html", context)


def _by_part(session: ReleasedSession) -> list[dict[str, Any]]:
    """Chairs first, then speakers, then interpreters; parts that nobody has are left out."""
    headings = [
        (Participation.Part.CHAIR, _("Chair")),
        (Participation.Part.SPEAKER, _("Speakers")),
        (Participation.Part.INTERPRETER, _("Interpreters")),
    ]
    groups = [
        {
            "part": part,
            "name": name,
            "people": [p for p in session.participations if p.part == part],
        }
        for part, name in headings
    ]
    return [group for group in groups if group["people"]]


def _languages(session: ReleasedSession, beside: str) -> dict[str, Any]:
    """In which other languages there is a text, and the one that was asked for beside."""
    shown = {session.title.language_for(get_language() or "en")}
    written = {*session.title, *session.abstract} - shown
    others = [code for code in sorted(written) if session.title.get(code)]
    return {"others": others, "beside": beside if beside in others else ""}
