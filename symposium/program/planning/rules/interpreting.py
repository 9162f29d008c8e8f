"""Whether the interpretation that a session offers can be given."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from symposium.lib.language_names import language_name
from symposium.program.planning.availability import is_free
from symposium.program.planning.findings import Finding, Repair
from symposium.program.planning.plan import Plan, PlanPerson, PlanSession
from symposium.program.planning.rules import repairs
from symposium.program.planning.rules.base import About, Rule, among
from symposium.program.planning.rules.parameters import LONGEST_SOLO, PER_PAIR

MOST_SUGGESTIONS = 3


class Interpreters(Rule):
    name = "interpreters"
    severity = "warn"
    title = gettext_lazy("Interpreters missing")
    explanation = gettext_lazy(
        "Each language spoken on the floor has to be interpreted into each language that the "
        "session offers, by interpreters who have this pair of languages in this direction, and "
        "not into two languages at once. In a long session they take turns."
    )
    parameters = (PER_PAIR, LONGEST_SOLO)

    def find(self, plan: Plan, about: About = None) -> Iterator[Finding]:
        for session in among(plan.sessions, about):
            if not session.interpretation_languages:
                continue
            if not session.floor_languages:
                text = _("“%(session)s” offers interpretation, but not out of which language.")
                text %= {"session": session.title}
                yield self.finding(plan, text, session, more=["floor"])
            for source in session.floor_languages:
                yield from self._find(plan, session, source)

    def _find(self, plan: Plan, session: PlanSession, source: str) -> Iterator[Finding]:
        """What is missing when this language is spoken."""
        wanted = PER_PAIR.of(plan) if session.minutes > LONGEST_SOLO.of(plan) else 1
        targets = [code for code in session.interpretation_languages if code != source]
        staff = [plan.people[part.person_id] for part in session.parts if _interprets(part.part)]
        able = {
            target: [person.id for person in staff if (source, target) in person.pairs]
            for target in dict.fromkeys(targets)
        }
        for target, there in assigned(able, wanted).items():
            if there < wanted:
                yield self.finding(
                    plan,
                    _text(session, source, target, there, wanted),
                    session,
                    more=[f"{source}>{target}"],
                    repairs=_suggestions(plan, session, source, target, staff),
                )


def _interprets(part: str) -> bool:
    return part == "interpreter"


def _text(session: PlanSession, source: str, target: str, there: int, wanted: int) -> str:
    values = {
        "session": session.title,
        "source": language_name(source),
        "target": language_name(target),
        "there": there,
        "wanted": wanted,
    }
    if there == 0:
        return _("Nobody interprets “%(session)s” from %(source)s into %(target)s.") % values
    return (
        _(
            "“%(session)s” needs more interpreters from %(source)s into %(target)s: "
            "%(there)d of %(wanted)d are there."
        )
        % values
    )


def _suggestions(
    plan: Plan, session: PlanSession, source: str, target: str, staff: Sequence[PlanPerson]
) -> list[Repair]:
    """Interpreters of this pair who are free then."""
    fit = [
        person
        for person in plan.people.values()
        if (source, target) in person.pairs
        and person not in staff
        and (
            session.starts_at is None
            or session.ends_at is None
            or is_free(plan, person.id, session, session.starts_at, session.ends_at)
        )
    ]
    return [repairs.add_interpreter(session, person) for person in fit[:MOST_SUGGESTIONS]]


def assigned(able: Mapping[str, Sequence[int]], wanted: int) -> dict[str, int]:
    """How many interpreters each language gets, up to `wanted`, when nobody serves two of them.

    `able` says who could serve a language. As many places as possible are filled: a matching by
    augmenting paths, for the handful of people who sit in booths.
    """
    holder: dict[int, str] = {}

    def fill(target: str, tried: set[int]) -> bool:
        for person in able[target]:
            if person not in tried:
                tried.add(person)
                if person not in holder or fill(holder[person], tried):
                    holder[person] = target
                    return True
        return False

    for _round in range(wanted):
        for target in able:
            fill(target, set())
    held = list(holder.values())
    return {target: held.count(target) for target in able}
