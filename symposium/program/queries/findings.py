"""What the rules find in an edition's working state."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from symposium.program.models import Edition, Room, Session
from symposium.program.planning import rules
from symposium.program.planning.findings import Finding
from symposium.program.queries.plan import plan_around, plan_of


def findings_of(edition: Edition, about: Collection[int] | None = None) -> list[Finding]:
    """All findings, the gravest first, waived ones among them; `stops_publishing` says which hold
    a release back. `about` limits them to what touches sessions with these ids. Costs `plan_of`."""
    return rules.findings(plan_of(edition), about)


def findings_if_placed(
    *, session: Session, room: Room | None, starts_at: datetime | None, minutes: int
) -> list[Finding]:
    """What the rules would say of a session in this place, and of others because of it. Asked
    while somebody drags it; with its own place, what they say as it stands. Costs `plan_around`."""
    ends_at = starts_at + timedelta(minutes=minutes) if starts_at else None
    plan = plan_around(session, room=room, starts_at=starts_at, ends_at=ends_at)
    placed = replace(
        plan.by_id[session.pk],
        room_id=room.pk if room else None,
        starts_at=starts_at,
        ends_at=ends_at,
        minutes=minutes,
    )
    return rules.findings(plan.having([placed]), {session.pk})
