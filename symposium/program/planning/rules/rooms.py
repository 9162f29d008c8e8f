"""Rules of rooms: one session at a time, while they are open, with places for all."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from symposium.program.planning import overlaps
from symposium.program.planning.availability import is_open
from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import Plan, PlanSession
from symposium.program.planning.rules import repairs
from symposium.program.planning.rules.base import About, Rule, among, touches


def overlap_text(room: object, first: object, second: object) -> str:
    """What people read about two sessions in one room; the arguments are their names."""
    return _("%(room)s holds “%(first)s” and “%(second)s” at the same time.") % {
        "room": room,
        "first": first,
        "second": second,
    }


def lighter(first: PlanSession, second: PlanSession) -> PlanSession:
    """Which of two is easier to move: what is tentative, no ceremony, and fewer want to see."""
    return min(second, first, key=_weight)


def _weight(session: PlanSession) -> tuple[bool, bool, int]:
    is_fixed = session.kind in ("blocker", "ceremony", "keynote")
    return (is_fixed, session.status != "tentative", session.stars)


class RoomOverlap(Rule):
    name = "room_overlap"
    severity = "block"
    title = gettext_lazy("Two sessions in one room")
    explanation = gettext_lazy(
        "A room holds one session at a time. Accept an overlap where both can go on side by side, "
        "such as posters during a break."
    )

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for room_id, sessions in plan.in_room.items():
            for first, second in overlaps.pairs(sessions):
                if touches(about, first, second):
                    yield self.finding(
                        plan,
                        overlap_text(plan.rooms[room_id].name, first.title, second.title),
                        first,
                        second,
                        room_id=room_id,
                        repairs=repairs.elsewhere(plan, lighter(first, second)),
                    )


class RoomUnavailable(Rule):
    name = "room_unavailable"
    severity = "block"
    title = gettext_lazy("Room not available")
    explanation = gettext_lazy(
        "A room with stated hours can be used within these alone. The hours stand in the form of "
        "the room; a room without hours can be used at any time."
    )

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for session in among(plan.scheduled, about):
            room = plan.rooms[session.room_id or 0]
            if session.starts_at is None or session.ends_at is None:
                continue
            if not is_open(room.hours, session.starts_at, session.ends_at):
                text = _("%(room)s is not available during “%(session)s”.") % {
                    "room": room.name,
                    "session": session.title,
                }
                yield self.finding(
                    plan,
                    text,
                    session,
                    room_id=room.id,
                    more=[room.slug],
                    repairs=repairs.elsewhere(plan, session),
                )


class CapacityBelowStars(Rule):
    name = "capacity_below_stars"
    severity = "warn"
    title = gettext_lazy("More stars than places")
    explanation = gettext_lazy(
        "More people have marked the session with a star than it has places, or than its room "
        "has where the session states none. Stars come from signed-in visitors alone, so that "
        "more people may come."
    )

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for session in among(plan.sessions, about):
            places = _places(plan, session)
            if places is None or session.stars <= places:
                continue
            text = ngettext(
                "%(stars)d person wants to see “%(session)s”, and it has room for %(places)d.",
                "%(stars)d people want to see “%(session)s”, and it has room for %(places)d.",
                session.stars,
            ) % {"stars": session.stars, "session": session.title, "places": places}
            larger = [] if session.capacity is not None else repairs.other_rooms(plan, session)
            yield self.finding(plan, text, session, room_id=session.room_id, repairs=larger)


def _places(plan: Plan, session: PlanSession) -> int | None:
    if session.capacity is not None:
        return session.capacity
    room = plan.rooms.get(session.room_id or 0)
    return room.capacity if room else None
