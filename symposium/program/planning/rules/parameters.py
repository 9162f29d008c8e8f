"""The numbers that an edition may set, each with the rule to which it belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from symposium.program.planning.plan import Plan, RuleOptions

DAY = 24 * 60


@dataclass(frozen=True)
class Parameter:
    """A number from `least` to `most`. A clock counts the minutes since midnight; 24:00 is 1440."""

    rule: str
    name: str
    title: str | Promise
    default: int
    kind: Literal["minutes", "count", "clock"]
    least: int = 0
    most: int = DAY

    def of(self, plan: Plan) -> int:
        """As the edition has it."""
        return self.among(plan.options)

    def among(self, settings: Mapping[str, RuleOptions]) -> int:
        """As settings by the rules' names have it."""
        options = settings.get(self.rule)
        return self.read(options.parameters.get(self.name) if options else None)

    def read(self, value: object) -> int:
        """What is stored, or the default where nothing fit is."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value if self.least <= value <= self.most else self.default
        return self.default


EARLIEST = Parameter("civil_hours", "earliest", _("Earliest start"), 8 * 60, "clock", most=DAY - 1)
LATEST = Parameter("civil_hours", "latest", _("Latest end"), 22 * 60, "clock", least=1)
BUFFER = Parameter(
    "room_change_buffer", "minutes", _("Minutes to get from room to room"), 10, "minutes"
)
PER_PAIR = Parameter(
    "interpreters",
    "per_pair",
    _("Interpreters for each pair of languages in a long session"),
    2,
    "count",
    least=1,
    most=6,
)
LONGEST_SOLO = Parameter(
    "interpreters", "longest_solo", _("Minutes that one interpreter can do alone"), 60, "minutes"
)
ENCODERS = Parameter("encoders", "count", _("Encoders"), 4, "count", most=1000)
OVERTIME = Parameter(
    "outside_edition",
    "overtime",
    _("Minutes for which the last night may go on after midnight"),
    4 * 60,
    "minutes",
)


def is_off(plan: Plan, rule: str) -> bool:
    """Whether the edition has switched a rule off."""
    options = plan.options.get(rule)
    return options is not None and options.severity == "off"
