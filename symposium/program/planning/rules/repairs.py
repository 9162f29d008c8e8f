"""What one click can do, in words and as plain arguments for `actions.repair`.

Sessions and people are named by GUID, rooms and tracks by slug, instants in ISO 8601.
"""

from django.utils.translation import gettext as _

from symposium.lib.templatetags.times import format_day
from symposium.program.planning.findings import Repair
from symposium.program.planning.plan import Plan, PlanPerson, PlanRoom, PlanSession, PlanTrack
from symposium.program.planning.rules.openings import free_rooms, next_slot

MOST_ROOMS = 2


def elsewhere(plan: Plan, session: PlanSession) -> list[Repair]:
    """Into another room at the same time, to the next time that suits, or out of the timetable."""
    return [*other_rooms(plan, session), *later(plan, session), *out(session)]


def other_rooms(plan: Plan, session: PlanSession) -> list[Repair]:
    return [into(room, session) for room in free_rooms(plan, session)[:MOST_ROOMS]]


def into(room: PlanRoom, session: PlanSession) -> Repair:
    text = _("Move “%(session)s” to %(room)s") % {"session": session.title, "room": room.name}
    return Repair("move_to_room", text, {"session": str(session.guid), "room": room.slug})


def later(plan: Plan, session: PlanSession) -> list[Repair]:
    starts_at = next_slot(plan, session)
    if starts_at is None:
        return []
    local = starts_at.astimezone(plan.zone)
    text = _("Move “%(session)s” to %(day)s, %(time)s") % {
        "session": session.title,
        "day": format_day(local.date(), "weekday"),
        "time": f"{local:%H:%M}",
    }
    values = {"session": str(session.guid), "starts_at": local.isoformat()}
    return [Repair("move_to_time", text, values)]


def out(session: PlanSession) -> list[Repair]:
    text = _("Take “%(session)s” out of the timetable") % {"session": session.title}
    return [Repair("unschedule", text, {"session": str(session.guid)})]


def confirm(session: PlanSession, person: PlanPerson) -> Repair:
    text = _("Mark %(person)s as confirmed") % {"person": person.name}
    return Repair("confirm", text, {"session": str(session.guid), "person": str(person.guid)})


def give_track(session: PlanSession, track: PlanTrack) -> Repair:
    text = _("Give it the track %(track)s") % {"track": track.name}
    return Repair("give_track", text, {"session": str(session.guid), "track": track.slug})


def add_interpreter(session: PlanSession, person: PlanPerson) -> Repair:
    text = _("Let %(person)s interpret") % {"person": person.name}
    values = {"session": str(session.guid), "person": str(person.guid)}
    return Repair("add_interpreter", text, values)


def stop_streaming(session: PlanSession) -> Repair:
    text = _("Do not stream “%(session)s”") % {"session": session.title}
    return Repair("stop_streaming", text, {"session": str(session.guid)})
