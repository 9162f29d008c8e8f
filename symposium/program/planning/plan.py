"""A program as the rules and the solver see it: frozen, complete, without the database.

`queries.plan_of` makes one of an edition's working state in a constant number of queries. Rules
and solver refer to rows by their ids; people read names through `Plan.rooms` and the like.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from symposium.lib.translated import Translated

LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time, its end exclusive; both instants are aware."""

    starts_at: datetime
    ends_at: datetime

    def holds(self, starts_at: datetime, ends_at: datetime) -> bool:
        return self.starts_at <= starts_at and ends_at <= self.ends_at


@dataclass(frozen=True, slots=True)
class PlanRoom:
    """`hours` empty: usable at any time."""

    id: int
    slug: str
    name: Translated
    capacity: int | None
    hours: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanTrack:
    id: int
    slug: str
    name: Translated


@dataclass(frozen=True, slots=True)
class PlanPerson:
    """`zone` is on whose clock their civil hours are; `pairs` what an interpreter interprets."""

    id: int
    guid: UUID
    name: Translated
    zone: ZoneInfo | None = None
    hours: tuple[Window, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPart:
    """What a person does in a session: `part` as in `Participation.Part`."""

    person_id: int
    part: str
    is_confirmed: bool


@dataclass(frozen=True)
class PlanSession:
    """Both instants, or none. `stars` counts the accounts that want to see it."""

    id: int
    guid: UUID
    slug: str
    version: int
    title: Translated
    kind: str
    status: str
    minutes: int
    track_id: int | None = None
    room_id: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    floor_languages: tuple[str, ...] = ()
    interpretation_languages: tuple[str, ...] = ()
    is_streamed: bool = False
    capacity: int | None = None
    overlap_group: int | None = None
    # Languages in which there is an abstract; titles tell theirs themselves.
    abstract_languages: frozenset[str] = frozenset()
    parts: tuple[PlanPart, ...] = ()
    stars: int = 0

    @property
    def is_scheduled(self) -> bool:
        """It has a slot, and a room in which it takes place."""
        return self.starts_at is not None and self.room_id is not None

    @property
    def is_called_off(self) -> bool:
        return self.status == "cancelled"

    @property
    def person_ids(self) -> list[int]:
        """Who takes part, each once, in the order of the parts."""
        return list(dict.fromkeys(part.person_id for part in self.parts))

    def moved(self, *, room_id: int | None, starts_at: datetime | None) -> "PlanSession":
        """The same session elsewhere, with the same length."""
        ends_at = starts_at + timedelta(minutes=self.minutes) if starts_at else None
        return replace(self, room_id=room_id, starts_at=starts_at, ends_at=ends_at)


@dataclass(frozen=True, slots=True)
class Signature:
    """Under a waiver: why, by whom (empty: an account that is gone) and when."""

    reason: str
    name: str
    at: datetime


@dataclass(frozen=True)
class RuleOptions:
    """How an edition wants a rule: a severity of `models.Severity`, and parameters by name."""

    severity: str
    parameters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """Sessions by start (unscheduled ones last) and id; all else by id.

    `options` holds what the edition has set for a rule, by the rule's name; `waived` the keys of
    findings that somebody has signed for. `mode` is one of `models.Edition.Mode`.
    """

    starts_at: datetime
    ends_at: datetime
    zone: ZoneInfo
    languages: tuple[str, ...]
    rooms: Mapping[int, PlanRoom]
    tracks: Mapping[int, PlanTrack]
    people: Mapping[int, PlanPerson]
    sessions: tuple[PlanSession, ...]
    options: Mapping[str, RuleOptions] = field(default_factory=dict)
    waived: Mapping[str, Signature] = field(default_factory=dict)
    mode: str = "hybrid"

    @cached_property
    def by_id(self) -> dict[int, PlanSession]:
        return {session.id: session for session in self.sessions}

    @cached_property
    def by_guid(self) -> dict[str, PlanSession]:
        return {str(session.guid): session for session in self.sessions}

    @cached_property
    def scheduled(self) -> tuple[PlanSession, ...]:
        """Sessions with a slot and a room that are not called off, by start."""
        return tuple(s for s in self.sessions if s.is_scheduled and not s.is_called_off)

    @cached_property
    def timed(self) -> tuple[PlanSession, ...]:
        """Sessions with a slot, in a room or not yet, that are not called off, by start."""
        return tuple(s for s in self.sessions if s.starts_at and not s.is_called_off)

    @cached_property
    def in_room(self) -> dict[int, list[PlanSession]]:
        """`scheduled` by room."""
        rooms: dict[int, list[PlanSession]] = {}
        for session in self.scheduled:
            if session.room_id is not None:
                rooms.setdefault(session.room_id, []).append(session)
        return rooms

    @cached_property
    def of_person(self) -> dict[int, list[PlanSession]]:
        """`timed` by who takes part, once a session whatever the number of their parts."""
        people: dict[int, list[PlanSession]] = {}
        for session in self.timed:
            for person in session.person_ids:
                people.setdefault(person, []).append(session)
        return people

    def having(self, changed: Iterable[PlanSession]) -> "Plan":
        """The same plan with these sessions in place of those with their ids: a what-if."""
        by_id = {session.id: session for session in changed}
        return replace(self, sessions=in_order(by_id.get(s.id, s) for s in self.sessions))


def in_order(sessions: Iterable[PlanSession]) -> tuple[PlanSession, ...]:
    """By start, unscheduled ones last."""
    return tuple(sorted(sessions, key=lambda s: (s.starts_at or LAST, s.id)))
