"""Plans without a database: rooms, people and sessions by number, on one day in Beijing."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from symposium.lib.translated import Translated
from symposium.program.planning import rules
from symposium.program.planning.findings import Finding
from symposium.program.planning.plan import (
    Plan,
    PlanPart,
    PlanPerson,
    PlanRoom,
    PlanSession,
    PlanTrack,
    RuleOptions,
    Window,
    in_order,
)

BEIJING = ZoneInfo("Asia/Shanghai")
MIDNIGHT = datetime(2021, 12, 14, tzinfo=BEIJING).astimezone(UTC)


def clock(hours: float) -> datetime:
    """So many hours after midnight of the edition's first day in Beijing."""
    return MIDNIGHT + timedelta(hours=hours)


def talk(
    number: int, start: float | None = None, length: float = 1, *, room: int | None = 1, **more: Any
) -> PlanSession:
    """A talk that lacks nothing: `start` in hours after midnight, `length` in hours."""
    starts_at = clock(start) if start is not None else None
    values: dict[str, Any] = {
        "title": Translated(en=f"Talk {number}"),
        "abstract_languages": frozenset({"en"}),
        "kind": "talk",
        "status": "confirmed",
        "track_id": 1,
    }
    return PlanSession(
        id=number,
        guid=UUID(int=number),
        slug=f"talk-{number}",
        version=1,
        minutes=round(length * 60),
        room_id=room,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=length) if starts_at else None,
        **values | more,
    )


def part(person: int, name: str = "speaker", *, confirmed: bool = True) -> PlanPart:
    return PlanPart(person, name, confirmed)


def person(number: int, **more: Any) -> PlanPerson:
    return PlanPerson(number, UUID(int=1000 + number), Translated(en=f"Person {number}"), **more)


def window(start: float, end: float) -> Window:
    """Both in hours after midnight."""
    return Window(clock(start), clock(end))


def hall(number: int, capacity: int | None = 100, **more: Any) -> PlanRoom:
    return PlanRoom(number, f"hall-{number}", Translated(en=f"Hall {number}"), capacity, **more)


def plan(
    *sessions: PlanSession,
    rooms: Iterable[PlanRoom] = (hall(1), hall(2)),
    people: Iterable[PlanPerson] = (person(1), person(2), person(3)),
    **more: Any,
) -> Plan:
    """Of three days from 14 December 2021, in English."""
    values: dict[str, Any] = {
        "starts_at": clock(0),
        "ends_at": clock(72),
        "zone": BEIJING,
        "languages": ("en",),
        "rooms": {room.id: room for room in rooms},
        "tracks": {1: PlanTrack(1, "i", Translated(en="Track 1"))},
        "people": {one.id: one for one in people},
        "sessions": in_order(sessions),
    }
    return Plan(**values | more)


def found(given: Plan, rule: str) -> list[Finding]:
    """What one rule finds."""
    return [finding for finding in rules.findings(given) if finding.rule == rule]


def texts(given: Plan, rule: str) -> list[str]:
    return [finding.text for finding in found(given, rule)]


def deeds(given: Plan, rule: str) -> list[str]:
    """The buttons of a rule's findings."""
    return [repair.text for finding in found(given, rule) for repair in finding.repairs]


def options(rule: str, severity: str, **parameters: int) -> dict[str, RuleOptions]:
    return {rule: RuleOptions(severity, parameters)}
