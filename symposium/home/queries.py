"""Reads for the opening page and the desk."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from symposium.accounts.models import AuditEntry
from symposium.accounts.roles import Role
from symposium.program.models import Appointment, Edition

AUDIT_ROWS = 50


@dataclass(frozen=True)
class RoleGroup:
    label: str
    people: list[Appointment]


def people_by_role(edition: Edition) -> list[RoleGroup]:
    """Roles in their own order, each with its people; roles that nobody holds are left out."""
    held: dict[str, list[Appointment]] = {}
    appointments: Iterable[Appointment] = edition.appointments.select_related("user")
    for appointment in appointments:
        held.setdefault(appointment.role, []).append(appointment)
    return [
        RoleGroup(str(role.label), sorted(held[role], key=lambda one: str(one.user).casefold()))
        for role in Role
        if role in held
    ]


def audit_page(edition: Edition, *, number: str) -> "Page[AuditEntry]":
    entries = AuditEntry.objects.filter(edition_slug=edition.slug)
    return Paginator(entries, AUDIT_ROWS).get_page(number)


def recent_acts(edition: Edition, count: int = 8) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(edition_slug=edition.slug)[:count])


@dataclass(frozen=True)
class Listed:
    """A released session, and the stage where it can be watched, if there is one."""

    session: ReleasedSession
    stage: Stage | None


@dataclass(frozen=True)
class OpeningPage:
    """`phase` is "before", "during" or "after". Figures that are zero are not shown."""

    phase: str
    on_now: list[Listed]
    coming: list[Listed]
    stages: list[Stage]
    session_count: int
    works: exhibition.Figures
    people: registration.Figures
    plates: list[Exhibit]


def opening_page(edition: Edition, *, at: datetime) -> OpeningPage:
    program = queries.released_program(edition)
    stages = list(Stage.objects.filter(edition=edition).select_related("room"))
    by_room = {stage.room.slug: stage for stage in stages if stage.room}

    def listed(sessions: Iterable[ReleasedSession]) -> list[Listed]:
        return [Listed(s, by_room.get(s.room.slug) if s.room else None) for s in sessions]

    return OpeningPage(
        phase=_phase(edition, program, at),
        on_now=listed(session for session in program.sessions if session.is_on_at(at)),
        coming=listed([s for s in program.sessions if s.starts_at > at][:COMING]),
        stages=stages,
        session_count=len(program.sessions),
        works=exhibition.figures(edition),
        people=registration.public_figures(edition),
        plates=exhibition.plates_for_opening(edition, PLATES),
    )


def _phase(edition: Edition, program: ReleasedProgram, at: datetime) -> str:
    """From the first released session to the last; without a program, by the days."""
    starts_at = min((s.starts_at for s in program.sessions), default=edition.starts_at)
    ends_at = max((s.ends_at for s in program.sessions), default=edition.ends_at)
    if at < starts_at:
        return "before"
    return "during" if at < ends_at else "after"
