"""Rules of people: in one place at a time, when they can, awake, and with time to walk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from symposium.lib.templatetags.times import zone_name
from symposium.program.planning import overlaps
from symposium.program.planning.availability import clock_of, is_civil, is_open
from symposium.program.planning.findings import Finding, Repair
from symposium.program.planning.plan import Plan, PlanPerson, PlanSession
from symposium.program.planning.rules import repairs
from symposium.program.planning.rules.base import About, Rule, among, touches
from symposium.program.planning.rules.openings import free_rooms
from symposium.program.planning.rules.parameters import BUFFER, EARLIEST, LATEST
from symposium.program.planning.rules.rooms import lighter


class PersonTwice(Rule):
    name = "person_twice"
    severity = "block"
    title = gettext_lazy("A person in two sessions at once")
    explanation = gettext_lazy(
        "Nobody can speak, chair or interpret in two sessions at the same time. Several parts in "
        "one session are fine."
    )

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for person_id, sessions in plan.of_person.items():
            for first, second in overlaps.pairs(sessions):
                if touches(about, first, second):
                    text = _(
                        "%(person)s takes part in “%(first)s” and “%(second)s” at the same time."
                    ) % {
                        "person": plan.people[person_id].name,
                        "first": first.title,
                        "second": second.title,
                    }
                    moved = lighter(first, second)
                    yield self.finding(
                        plan,
                        text,
                        first,
                        second,
                        person_id=person_id,
                        repairs=[*repairs.later(plan, moved), *repairs.out(moved)],
                    )


class PersonUnavailable(Rule):
    name = "person_unavailable"
    severity = "block"
    title = gettext_lazy("A person outside their hours")
    explanation = gettext_lazy(
        "Somebody has stated when they can take part, and the session is not within these hours. "
        "The hours stand in the form of the person; who has none can at any time."
    )

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for session, person, starts_at, ends_at in _presences(plan, about):
            if not is_open(person.hours, starts_at, ends_at):
                text = _("%(person)s cannot take part at the time of “%(session)s”.") % {
                    "person": person.name,
                    "session": session.title,
                }
                yield self.finding(
                    plan,
                    text,
                    session,
                    person_id=person.id,
                    repairs=[*repairs.later(plan, session), *repairs.out(session)],
                )


class CivilHours(Rule):
    name = "civil_hours"
    severity = "warn"
    title = gettext_lazy("Too early or too late for a person")
    explanation = gettext_lazy(
        "Nobody should have to speak in the middle of their night. What counts is the time zone "
        "that stands in the form of the person, and the venue’s where there is none or where the "
        "edition takes place on site alone."
    )
    parameters = (EARLIEST, LATEST)

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        """One finding for all who sit on the same clock: an evening at the venue is one matter."""
        earliest, latest = EARLIEST.of(plan), LATEST.of(plan)
        together: dict[tuple[int, ZoneInfo], list[PlanPerson]] = {}
        for session, person, starts_at, ends_at in _presences(plan, about):
            zone = clock_of(plan, person)
            if not is_civil(zone, starts_at, ends_at, earliest=earliest, latest=latest):
                together.setdefault((session.id, zone), []).append(person)
        for (session_id, zone), people in together.items():
            yield self._finding(plan, plan.by_id[session_id], zone, people)

    def _finding(
        self, plan: Plan, session: PlanSession, zone: ZoneInfo, people: list[PlanPerson]
    ) -> Finding:
        assert session.starts_at and session.ends_at  # noqa: S101, PT018 - it is in `plan.timed`
        text = _("For %(people)s “%(session)s” is from %(start)s to %(end)s (%(zone)s).") % {
            "people": pgettext("between names", ", ").join(str(person.name) for person in people),
            "session": session.title,
            "start": f"{session.starts_at.astimezone(zone):%H:%M}",
            "end": f"{session.ends_at.astimezone(zone):%H:%M}",
            "zone": zone_name(zone.key, at=session.starts_at),
        }
        return self.finding(
            plan,
            text,
            session,
            person_id=people[0].id if len(people) == 1 else None,
            more=[zone.key],
            repairs=[] if session.kind == "ceremony" else repairs.later(plan, session),
        )


class RoomChangeBuffer(Rule):
    name = "room_change_buffer"
    severity = "warn"
    title = gettext_lazy("Too little time to change rooms")
    explanation = gettext_lazy(
        "Between two sessions in different rooms a person needs time to get from one to the other."
    )
    parameters = (BUFFER,)

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        needed = timedelta(minutes=BUFFER.of(plan))
        for person_id, sessions in plan.of_person.items():
            for first, second, gap in _changes(sessions, needed):
                if touches(about, first, second):
                    text = _(
                        "Time for %(person)s to get from “%(first)s” in %(first_room)s to "
                        "“%(second)s” in %(second_room)s: %(minutes)d min."
                    ) % {
                        "person": plan.people[person_id].name,
                        "minutes": gap.total_seconds() // 60,
                        "first": first.title,
                        "first_room": plan.rooms[first.room_id or 0].name,
                        "second": second.title,
                        "second_room": plan.rooms[second.room_id or 0].name,
                    }
                    yield self.finding(
                        plan,
                        text,
                        first,
                        second,
                        person_id=person_id,
                        repairs=_together(plan, first, second),
                    )


def _together(plan: Plan, first: PlanSession, second: PlanSession) -> Iterator[Repair]:
    """Both in one room, or the second one later."""
    for moved, other in [(second, first), (first, second)]:
        room = plan.rooms[other.room_id or 0]
        if room in free_rooms(plan, moved):
            yield repairs.into(room, moved)
    yield from repairs.later(plan, second)


def _changes(
    sessions: list[PlanSession], needed: timedelta
) -> Iterator[tuple[PlanSession, PlanSession, timedelta]]:
    """Sessions of a person in different rooms with less than so much time between, and how much;
    `sessions` come by start."""
    near: list[PlanSession] = []
    for second in sessions:
        if second.starts_at is None or second.room_id is None:
            continue
        near = [one for one in near if one.ends_at and one.ends_at + needed > second.starts_at]
        for first in near:
            has_moved = first.room_id != second.room_id
            if has_moved and first.ends_at and first.ends_at <= second.starts_at:
                yield first, second, second.starts_at - first.ends_at
        near.append(second)


def _presences(
    plan: Plan, about: About
) -> Iterator[tuple[PlanSession, PlanPerson, datetime, datetime]]:
    """Who takes part in what, and from when to when."""
    for session in among(plan.timed, about):
        if session.starts_at and session.ends_at:
            for person in session.person_ids:
                yield session, plan.people[person], session.starts_at, session.ends_at
