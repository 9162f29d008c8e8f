"""Rules of people: in one place at a time."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from symposium.program.planning import overlaps
from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import Plan
from symposium.program.planning.rules.base import About, Rule, touches


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
                    yield self.finding(plan, text, first, second, person_id=person_id)
