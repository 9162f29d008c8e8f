"""Where a session could go instead: rooms that are free then, and the next time that suits."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from symposium.program.planning.availability import (
    clock_of,
    is_civil,
    is_free,
    is_open,
    others_in,
)
from symposium.program.planning.plan import Plan, PlanRoom, PlanSession
from symposium.program.planning.rules.parameters import BUFFER, EARLIEST, LATEST, is_off


def free_rooms(plan: Plan, session: PlanSession) -> list[PlanRoom]:
    """Other rooms that are free during the session and hold all who want to see it, those most
    like its own room first."""
    if session.starts_at is None or session.ends_at is None:
        return []
    own = plan.rooms.get(session.room_id or 0)
    size = own.capacity if own and own.capacity is not None else session.stars
    fit = [
        room
        for room in plan.rooms.values()
        if room is not own
        and (room.capacity is None or room.capacity >= session.stars)
        and is_open(room.hours, session.starts_at, session.ends_at)
        and not any(others_in(plan, room, session, session.starts_at, session.ends_at))
    ]
    return sorted(fit, key=lambda room: abs((room.capacity or size) - size))


def next_slot(plan: Plan, session: PlanSession) -> datetime | None:
    """The next time at which the session's room, and all who take part, are free; from the first
    day again where there is none after it."""
    room = plan.rooms.get(session.room_id or 0)
    if room is None or session.starts_at is None:
        return None
    now = session.starts_at
    starts = sorted(set(_starts(plan, room, session)) - {now}, key=lambda at: (at < now, at))
    return next((at for at in starts if _suits(plan, room, session, at)), None)


def _starts(plan: Plan, room: PlanRoom, session: PlanSession) -> Iterator[datetime]:
    """Instants at which something may become free."""
    spare = timedelta(minutes=0 if is_off(plan, BUFFER.rule) else BUFFER.of(plan))
    for window in room.hours:
        yield window.starts_at
    for other in plan.in_room.get(room.id, ()):
        if other.ends_at:
            yield other.ends_at
    for person in session.person_ids:
        for window in plan.people[person].hours:
            yield window.starts_at
        for other in plan.of_person.get(person, ()):
            if other.ends_at:
                yield other.ends_at + (spare if other.room_id != room.id else timedelta())
    day = plan.starts_at.astimezone(plan.zone).date()
    opening = time(*divmod(EARLIEST.of(plan), 60))
    while (at := datetime.combine(day, opening, plan.zone)) < plan.ends_at:
        yield at
        day += timedelta(days=1)


def _suits(plan: Plan, room: PlanRoom, session: PlanSession, starts_at: datetime) -> bool:
    ends_at = starts_at + timedelta(minutes=session.minutes)
    if not plan.starts_at <= starts_at < ends_at <= plan.ends_at:
        return False
    if any(others_in(plan, room, session, starts_at, ends_at)):
        return False
    if not is_open(room.hours, starts_at, ends_at):
        return False
    buffer = 0 if is_off(plan, BUFFER.rule) else BUFFER.of(plan)
    return _is_civil_for_all(plan, session, starts_at, ends_at) and all(
        is_free(plan, person, session, starts_at, ends_at, buffer=buffer)
        for person in session.person_ids
    )


def _is_civil_for_all(
    plan: Plan, session: PlanSession, starts_at: datetime, ends_at: datetime
) -> bool:
    if is_off(plan, EARLIEST.rule):
        return True
    earliest, latest = EARLIEST.of(plan), LATEST.of(plan)
    zones = {clock_of(plan, plan.people[person]) for person in session.person_ids}
    return all(
        is_civil(zone, starts_at, ends_at, earliest=earliest, latest=latest)
        for zone in {plan.zone, *zones}
    )
