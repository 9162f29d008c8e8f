"""What a schedule must keep: the demands, and how an edition sets the rules behind them.

A demand is hard where its rule blocks publishing and nobody has signed a waiver. One session at a
time in a room always is: the database itself asks for it.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from symposium.program.planning import rules
from symposium.program.planning.findings import key_of
from symposium.program.planning.plan import Plan, PlanSession


class Kind(StrEnum):
    PLACE = "place"
    ROOM_ALONE = "room_alone"
    ROOM_HOURS = "room_hours"
    PERSON_ONCE = "person_once"
    PERSON_HOURS = "person_hours"
    CIVIL_HOURS = "civil_hours"
    ROOM_CHANGE = "room_change"
    ENCODERS = "encoders"
    CAPACITY = "capacity"
    TRACK_ROOMS = "track_rooms"
    DAYS = "days"
    STAYS = "stays"


# The rule behind a demand; those without one come with the request.
RULES = {
    Kind.ROOM_ALONE: "room_overlap",
    Kind.ROOM_HOURS: "room_unavailable",
    Kind.PERSON_ONCE: "person_twice",
    Kind.PERSON_HOURS: "person_unavailable",
    Kind.CIVIL_HOURS: "civil_hours",
    Kind.ROOM_CHANGE: "room_change_buffer",
    Kind.ENCODERS: "encoders",
    Kind.CAPACITY: "capacity_below_stars",
}


@dataclass(frozen=True)
class Demand:
    """One demand on a schedule, about whatever of these it is about."""

    kind: Kind
    session_id: int | None = None
    person_id: int | None = None
    room_id: int | None = None
    track_id: int | None = None


DAYS = Demand(Kind.DAYS)
ENCODERS = Demand(Kind.ENCODERS)


@dataclass(frozen=True)
class Settings:
    """What an edition's rules ask for: `hard` kinds of demands, and the rules' numbers.

    `civil_hours` are minutes since midnight; `buffer` and `overtime` minutes.
    """

    hard: frozenset[Kind]
    civil_hours: tuple[int, int]
    buffer: int
    encoders: int
    overtime: int


def settings_of(plan: Plan) -> Settings:
    hard = frozenset(kind for kind, rule in RULES.items() if rules.severity(plan, rule) == "block")
    return Settings(
        hard=hard | {Kind.ROOM_ALONE},
        civil_hours=(
            rules.parameter(plan, "civil_hours", "earliest"),
            rules.parameter(plan, "civil_hours", "latest"),
        ),
        buffer=rules.parameter(plan, "room_change_buffer", "minutes"),
        encoders=rules.parameter(plan, "encoders", "count"),
        overtime=rules.parameter(plan, "outside_edition", "overtime"),
    )


def is_waived(plan: Plan, kind: Kind, session: PlanSession, *more: object) -> bool:
    """Whether somebody has signed that a session may break a rule; `more` as in the finding."""
    return key_of(RULES[kind], [session], *more) in plan.waived


def waived_pairs(plan: Plan, kind: Kind) -> set[frozenset[int]]:
    """Pairs of sessions for which somebody has signed that they may break a rule."""
    pairs = set()
    for key in plan.waived:
        name, *parts = key.split(":")
        if name == RULES[kind]:
            ids = [plan.by_guid[part].id for part in parts if part in plan.by_guid]
            pairs |= {frozenset(pair) for pair in combinations(ids, 2)}
    return pairs
