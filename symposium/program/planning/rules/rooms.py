"""Rules of rooms: one session at a time."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from symposium.program.planning import overlaps
from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import Plan
from symposium.program.planning.rules.base import About, Rule, touches


def overlap_text(room: object, first: object, second: object) -> str:
    """What people read about two sessions in one room; the arguments are their names."""
    return _("%(room)s holds “%(first)s” and “%(second)s” at the same time.") % {
        "room": room,
        "first": first,
        "second": second,
    }


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
                    text = overlap_text(plan.rooms[room_id].name, first.title, second.title)
                    yield self.finding(plan, text, first, second, room_id=room_id)
