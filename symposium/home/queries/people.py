"""Who serves in an edition."""

from collections.abc import Iterable
from dataclasses import dataclass

from symposium.accounts.roles import Role
from symposium.program.models import Appointment, Edition


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
