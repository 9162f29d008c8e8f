"""What all rules have: a name, words for people, parameters, and a way to look at a plan."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from typing import ClassVar, Literal

from django.utils.functional import Promise

from symposium.program.planning.findings import Finding, Repair, key_of
from symposium.program.planning.plan import Plan, PlanSession
from symposium.program.planning.rules.parameters import Parameter

# The ids of sessions that somebody asks about; None: all.
About = Collection[int] | None


class Rule(ABC):
    """`name` is kept in settings and waivers and never changes; `severity` is how it comes.

    A rule says nothing of sessions that are called off.
    """

    name: ClassVar[str]
    severity: ClassVar[Literal["block", "warn", "note"]]
    title: ClassVar[str | Promise]
    explanation: ClassVar[str | Promise]
    parameters: ClassVar[tuple[Parameter, ...]] = ()

    @abstractmethod
    def find(self, plan: Plan, about: About = None) -> Iterable[Finding]:
        """All that is wrong; with `about`, only what touches those sessions."""

    def severity_in(self, plan: Plan) -> str:
        """As the edition has it: "block", "warn", "note" or "off"."""
        options = plan.options.get(self.name)
        return options.severity if options else self.severity

    def finding(
        self,
        plan: Plan,
        text: str,
        *sessions: PlanSession,
        person_id: int | None = None,
        room_id: int | None = None,
        more: Iterable[object] = (),
        repairs: Iterable[Repair] = (),
    ) -> Finding:
        """A finding of this rule. `more` is what, besides sessions and person, tells it apart."""
        person = [plan.people[person_id].guid] if person_id is not None else []
        key = key_of(self.name, sessions, *person, *more)
        return Finding(
            rule=self.name,
            severity=self.severity_in(plan),
            key=key,
            text=text,
            sessions=sessions,
            person_id=person_id,
            room_id=room_id,
            repairs=tuple(repairs),
            signature=plan.waived.get(key),
        )


def among(sessions: Iterable[PlanSession], about: About) -> Iterator[PlanSession]:
    """Those that are asked about and not called off."""
    return (
        session
        for session in sessions
        if (about is None or session.id in about) and not session.is_called_off
    )


def touches(about: About, *sessions: PlanSession) -> bool:
    """Whether one of these is asked about."""
    return about is None or any(session.id in about for session in sessions)
