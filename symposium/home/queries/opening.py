"""An edition's opening page: what is on, what comes, what there is to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import ngettext

from registration import queries as registration
from streaming.broadcast import queries as broadcast
from streaming.broadcast.models import Stage
from symposium.calls import queries as calls
from symposium.calls.models import Call
from symposium.exhibition import queries as exhibition
from symposium.exhibition.models import Exhibit
from symposium.home.queries.desk import Figure
from symposium.program import queries as program
from symposium.program.models import Edition
from symposium.program.released import ReleasedProgram, ReleasedSession

COMING = 3
PLATES = 5


@dataclass(frozen=True)
class Listed:
    """A released session, and the stage where it can be watched, if there is one."""

    session: ReleasedSession
    stage: Stage | None


@dataclass(frozen=True)
class OpeningPage:
    """`phase` is "before", "during" or "after". Only figures above zero are there."""

    phase: str
    on_now: list[Listed]
    coming: list[Listed]
    watch_stage: Stage | None
    figures: list[Figure]
    front: Exhibit | None
    plates: list[Exhibit]
    open_calls: list[Call]


def opening_page(edition: Edition, *, at: datetime) -> OpeningPage:
    """Costs the same few queries however large the edition is."""
    released = program.released_program(edition)
    by_room = {
        stage.room.slug: stage for stage in reversed(broadcast.stages(edition)) if stage.room
    }

    def listed(sessions: Iterable[ReleasedSession]) -> list[Listed]:
        return [Listed(s, by_room.get(s.room.slug) if s.room else None) for s in sessions]

    plates = exhibition.plates_for_opening(edition, PLATES + 1)
    on_now = listed(session for session in released.sessions if session.is_on_at(at))
    return OpeningPage(
        phase=_phase(edition, released, at),
        on_now=on_now,
        coming=listed([s for s in released.sessions if s.starts_at > at][:COMING]),
        watch_stage=next((one.stage for one in on_now if one.stage), None),
        figures=[figure for figure in _figures(edition, released) if figure.value],
        front=plates[0] if plates else None,
        plates=plates[1:],
        open_calls=[call for call in calls.calls_for_visitors(edition) if call.is_open_at(at)],
    )


def _phase(edition: Edition, released: ReleasedProgram, at: datetime) -> str:
    """From the first released session to the last; without a program, by the days."""
    starts_at = min((s.starts_at for s in released.sessions), default=edition.starts_at)
    ends_at = max((s.ends_at for s in released.sessions), default=edition.ends_at)
    if at < starts_at:
        return "before"
    return "during" if at < ends_at else "after"


def _figures(edition: Edition, released: ReleasedProgram) -> list[Figure]:
    people = registration.public_figures(edition)
    works = exhibition.figures(edition)
    sessions = len(released.sessions)
    to_program = reverse("program:day", args=[edition.slug])
    to_works = reverse("exhibition:index", args=[edition.slug])
    return [
        Figure(
            people.representatives,
            ngettext("representative", "representatives", people.representatives),
            "",
        ),
        Figure(people.countries, ngettext("country", "countries", people.countries), ""),
        Figure(sessions, ngettext("session", "sessions", sessions), to_program),
        Figure(works.works, ngettext("work on show", "works on show", works.works), to_works),
        Figure(works.museums, ngettext("museum", "museums", works.museums), to_works),
    ]
