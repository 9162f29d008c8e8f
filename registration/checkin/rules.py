"""Who may go through a door: pure functions of what is known, the same here and on devices.

`frontend/src/checkin/rules.ts` is their twin; `tests/contracts/checkin/verdicts.json` and
`presence.json` hold both to the same answers. A conflict is an admission that these rules,
knowing everything, would have refused.
"""

import dataclasses
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

ENTRANCE = "entrance"


class Act(models.TextChoices):
    IN = "in", _("In")
    OUT = "out", _("Out")
    UNDO = "undo", _("Undone")


class Verdict(models.TextChoices):
    ADMITTED = "admitted", _("Welcome")
    LEFT = "left", _("Goodbye")
    UNDONE = "undone", _("Undone")
    ALREADY_IN = "already_in", _("Already inside")
    WRONG_DAY = "wrong_day", _("Not valid today")
    NO_PLACE = "no_place", _("No place in this session")
    ONLINE_ONLY = "online_only", _("Online only")
    REQUESTED = "requested", _("Not yet approved")
    WAITING = "waiting", _("On the waiting list")
    DECLINED = "declined", _("Declined")
    CANCELED = "canceled", _("Canceled")
    OUTDATED = "outdated", _("Replaced by a newer ticket")
    FORGED = "forged", _("Forged ticket")
    UNKNOWN = "unknown", _("Unknown")


PASSES = frozenset({Verdict.ADMITTED, Verdict.LEFT})

# A seat that is only offered is not taken yet.
STATES = {
    "requested": Verdict.REQUESTED,
    "waiting": Verdict.WAITING,
    "offered": Verdict.WAITING,
    "declined": Verdict.DECLINED,
    "canceled": Verdict.CANCELED,
}


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """What the rules ask of a registration. `doors` are the sessions with a list of their own
    that the person stands on."""

    state: str
    is_on_site: bool
    ticket_version: int
    doors: frozenset[int] = frozenset()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Shown:
    """What was held before the scanner. Of a code or a name nothing but the person is known."""

    is_forged: bool = False
    version: int | None = None
    days: frozenset[date] = frozenset()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Gate:
    """What the rules ask of a door."""

    id: int
    days: frozenset[date]
    has_list: bool = False


def judge(
    *, person: Person | None, shown: Shown, gate: Gate, act: Act, day: date, is_in: bool
) -> Verdict:
    """Whether somebody may go through, and if not the reason that matters most."""
    if shown.is_forged:
        return Verdict.FORGED
    if person is None:
        return Verdict.UNKNOWN
    if act == Act.OUT:
        return Verdict.LEFT
    if shown.version is not None and shown.version < person.ticket_version:
        return Verdict.OUTDATED
    if person.state in STATES:
        return STATES[person.state]
    if not person.is_on_site:
        return Verdict.ONLINE_ONLY
    if day not in gate.days or (shown.days and day not in shown.days):
        return Verdict.WRONG_DAY
    if gate.has_list and gate.id not in person.doors:
        return Verdict.NO_PLACE
    return Verdict.ALREADY_IN if is_in else Verdict.ADMITTED


@dataclasses.dataclass(frozen=True, kw_only=True)
class Passage:
    """A scan as far as it moves somebody. `place` is "entrance" for all entrances together, else
    the door; `position` settles which of two at the same instant came first."""

    guid: UUID
    place: str
    day: date
    act: Act
    at: datetime
    position: int
    is_through: bool
    undoes: UUID | None = None


def standing(passages: Iterable[Passage]) -> list[Passage]:
    """Those that moved somebody and were not undone, in the order of time."""
    rows = sorted(passages, key=lambda one: (one.at, one.position))
    undone = {one.undoes for one in rows if one.act == Act.UNDO}
    return [
        one for one in rows if one.is_through and one.act != Act.UNDO and one.guid not in undone
    ]


def last_before(passage: Passage, others: Iterable[Passage]) -> Passage | None:
    """The passage of the same person, place and day before it. A new day begins outside: nobody
    scans the last one out."""
    last = None
    for one in standing(others):
        if (one.at, one.position) >= (passage.at, passage.position):
            break
        if (one.place, one.day) == (passage.place, passage.day) and one.guid != passage.guid:
            last = one
    return last


def doubles(passages: Iterable[Passage]) -> dict[UUID, Passage]:
    """Who was admitted while inside already: by the later admission, the passage before it. In
    one go what `last_before` says of each."""
    found: dict[UUID, Passage] = {}
    last: dict[tuple[str, date], Passage] = {}
    for one in standing(passages):
        before = last.get((one.place, one.day))
        if one.act == Act.IN and before is not None and before.act == Act.IN:
            found[one.guid] = before
        last[one.place, one.day] = one
    return found


def is_inside(last: Passage | None) -> bool:
    return last is not None and last.act == Act.IN
