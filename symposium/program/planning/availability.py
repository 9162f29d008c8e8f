"""When rooms and people can be had: what rules, repairs and the solver agree on."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from symposium.program.planning.plan import Plan, PlanPerson, PlanRoom, PlanSession, Window


def is_open(hours: Iterable[Window], starts_at: datetime, ends_at: datetime) -> bool:
    """Whether windows hold a stretch of time; windows that touch count as one. None: always."""
    reached, has_hours = starts_at, False
    for window in sorted(hours, key=lambda window: window.starts_at):
        has_hours = True
        if window.starts_at <= reached < window.ends_at:
            reached = window.ends_at
    return not has_hours or reached >= ends_at


def clock_of(plan: Plan, person: PlanPerson) -> ZoneInfo:
    """On whose clock somebody lives while the symposium is on: the venue's when all come to it."""
    return plan.zone if plan.mode == "on_site" else person.zone or plan.zone


def is_civil(
    zone: ZoneInfo, starts_at: datetime, ends_at: datetime, *, earliest: int, latest: int
) -> bool:
    """Whether it all lies within one day's hours there; both in minutes since midnight."""
    start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    later = (end.date() - start.date()).days * 1440
    return earliest <= _minutes(start) and _minutes(end) + later <= latest


def _minutes(at: datetime) -> float:
    return at.hour * 60 + at.minute + at.second / 60


def others_in(
    plan: Plan, room: PlanRoom, session: PlanSession, starts_at: datetime, ends_at: datetime
) -> Iterator[PlanSession]:
    """Who else is in the room then."""
    return _at_once(plan.in_room.get(room.id, ()), session, starts_at, ends_at)


def is_free(
    plan: Plan,
    person_id: int,
    session: PlanSession,
    starts_at: datetime,
    ends_at: datetime,
    *,
    buffer: int = 0,
) -> bool:
    """Whether somebody can take part then: within the stated hours, in no other session, and with
    `buffer` minutes to get to the session's room from those in other rooms."""
    if not is_open(plan.people[person_id].hours, starts_at, ends_at):
        return False
    spare = timedelta(minutes=buffer)
    others = plan.of_person.get(person_id, ())
    near = _at_once(others, session, starts_at - spare, ends_at + spare)
    return all(
        other.room_id == session.room_id and not any(_at_once([other], session, starts_at, ends_at))
        for other in near
    )


def _at_once(
    sessions: Iterable[PlanSession], session: PlanSession, starts_at: datetime, ends_at: datetime
) -> Iterator[PlanSession]:
    return (
        other
        for other in sessions
        if other.id != session.id
        and other.starts_at
        and other.ends_at
        and other.starts_at < ends_at
        and other.ends_at > starts_at
    )
