"""Whether there are encoders for all streams at once."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import Plan, PlanSession
from symposium.program.planning.rules import repairs
from symposium.program.planning.rules.base import About, Rule, touches
from symposium.program.planning.rules.parameters import ENCODERS


class Encoders(Rule):
    name = "encoders"
    severity = "warn"
    title = gettext_lazy("More streams than encoders")
    explanation = gettext_lazy(
        "Each room that streams at the same time as others needs an encoder of its own."
    )
    parameters = (ENCODERS,)

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        encoders = ENCODERS.of(plan)
        streamed = [session for session in plan.timed if session.is_streamed]
        for together in crowds(streamed):
            count = len(_places(together))
            if count > encoders and touches(about, *together):
                text = _(
                    "%(count)d rooms stream at the same time, with %(encoders)d encoders: "
                    "%(sessions)s."
                ) % {
                    "count": count,
                    "encoders": encoders,
                    "sessions": ", ".join(f"“{session.title}”" for session in together),
                }
                least = min(together, key=lambda session: session.stars)
                yield self.finding(plan, text, *together, repairs=[repairs.stop_streaming(least)])


def crowds(sessions: Sequence[PlanSession]) -> Iterator[tuple[PlanSession, ...]]:
    """The largest sets of sessions that are all on at one instant; `sessions` come by start."""
    running: list[PlanSession] = []
    has_grown = False
    for session in sessions:
        still_on = [
            other
            for other in running
            if other.ends_at and session.starts_at and other.ends_at > session.starts_at
        ]
        if has_grown and len(still_on) < len(running):
            yield tuple(running)
        running = [*still_on, session]
        has_grown = True
    if has_grown:
        yield tuple(running)


def _places(sessions: Sequence[PlanSession]) -> set[tuple[str, int]]:
    """Rooms count once; a session without a room counts as a place of its own."""
    return {
        ("room", session.room_id) if session.room_id else ("session", session.id)
        for session in sessions
    }
