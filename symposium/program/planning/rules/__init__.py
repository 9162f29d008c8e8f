"""The rules of a program, and the one engine that asks them.

An edition may give a rule another severity, switch it off or set its parameters
(`models.RuleSetting`); the solver asks for the same numbers through `parameter`.
"""

from collections.abc import Collection

from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import Plan
from symposium.program.planning.rules.base import Rule
from symposium.program.planning.rules.content import (
    MissingTranslation,
    NoTrack,
    OutsideEdition,
    UnconfirmedSpeaker,
)
from symposium.program.planning.rules.interpreting import Interpreters
from symposium.program.planning.rules.parameters import Parameter
from symposium.program.planning.rules.people import (
    CivilHours,
    PersonTwice,
    PersonUnavailable,
    RoomChangeBuffer,
)
from symposium.program.planning.rules.rooms import (
    CapacityBelowStars,
    RoomOverlap,
    RoomUnavailable,
)
from symposium.program.planning.rules.streams import Encoders

__all__ = [
    "RULES",
    "SEVERITIES",
    "Parameter",
    "Rule",
    "finding",
    "findings",
    "parameter",
    "severity",
]

# By name, in the order in which people read them.
RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        RoomOverlap(),
        PersonTwice(),
        RoomUnavailable(),
        PersonUnavailable(),
        OutsideEdition(),
        RoomChangeBuffer(),
        CivilHours(),
        Interpreters(),
        Encoders(),
        CapacityBelowStars(),
        UnconfirmedSpeaker(),
        MissingTranslation(),
        NoTrack(),
    )
}
# The gravest first.
SEVERITIES = ("block", "warn", "note")


def findings(plan: Plan, about: Collection[int] | None = None) -> list[Finding]:
    """All that the rules have to say, the gravest first; waived findings are among them.

    `about` limits it to what touches sessions with these ids: for a what-if while dragging, with
    `plan.having([session.moved(...)])`.
    """
    found = [
        finding
        for rule in RULES.values()
        if rule.severity_in(plan) in SEVERITIES
        for finding in rule.find(plan, about)
    ]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))


def finding(plan: Plan, key: str) -> Finding | None:
    """What has this key, if it still stands; only the rule that the key names is asked."""
    rule = RULES.get(key.partition(":")[0])
    if rule is None or rule.severity_in(plan) not in SEVERITIES:
        return None
    return next((found for found in rule.find(plan) if found.key == key), None)


def parameter(plan: Plan, rule: str, name: str) -> int:
    """A rule's number as the edition has it: minutes, a count, or minutes since midnight."""
    [known] = [item for item in RULES[rule].parameters if item.name == name]
    return known.of(plan)


def severity(plan: Plan, rule: str) -> str:
    """How the edition takes a rule: "block", "warn", "note" or "off"."""
    return RULES[rule].severity_in(plan)
