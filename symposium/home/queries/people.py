"""Who serves in an edition, and what they did."""

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
