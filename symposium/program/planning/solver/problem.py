"""A plan and a request as the solver's own problem: whole minutes, ids, and who may be where when.

A session either stays (it is fixed, and others go around it) or moves. Demands bind only what
moves: what is fixed and wrong is for the rules to show and for people to mend.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from symposium.program.planning.availability import clock_of, is_civil
from symposium.program.planning.plan import Plan, PlanPerson, PlanSession
from symposium.program.planning.solver.clock import Clock, Span, fits
from symposium.program.planning.solver.demands import (
    DAYS,
    Demand,
    Kind,
    Settings,
    is_waived,
    settings_of,
    waived_pairs,
)
from symposium.program.planning.solver.request import Request

# Kinds that stay where somebody has put them.
STAYING = frozenset({"break", "service", "ceremony", "blocker"})


class Place(NamedTuple):
    """`start` in minutes; `room_id` None for what has a time but no room."""

    room_id: int | None
    start: int


class Item(NamedTuple):
    """A session that takes part. `starts` are the minutes at which it may begin while no demand
    is asked; `seats` how many places it should have, 0 if unknown."""

    session: PlanSession
    minutes: int
    standing: Place | None
    moves: bool
    people: frozenset[int]
    seats: int
    starts: tuple[int, ...]

    @property
    def id(self) -> int:
        return self.session.id


class Limit(NamedTuple):
    """A demand on one session: it may begin at `starts` only, in `room_id` or, if None, anywhere;
    or, with `rooms`, it must be in one of these."""

    demand: Demand
    item: Item
    starts: frozenset[int] | None = None
    room_id: int | None = None
    rooms: frozenset[int] | None = None


@dataclass(frozen=True)
class Problem:
    plan: Plan
    request: Request
    clock: Clock
    settings: Settings
    items: tuple[Item, ...]
    # What `costs.burden` has counted, by people, length and start; pieces of a problem share it.
    burdens: dict[tuple[frozenset[int], int, int], tuple[int, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @cached_property
    def moving(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.moves)

    @cached_property
    def fixed(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.moves)

    @cached_property
    def by_person(self) -> dict[int, list[Item]]:
        """Whoever takes part in something that moves, with all that they take part in."""
        people: defaultdict[int, list[Item]] = defaultdict(list)
        for item in self.items:
            for person in item.people:
                people[person].append(item)
        return {key: items for key, items in people.items() if any(i.moves for i in items)}

    @cached_property
    def by_track(self) -> dict[int, list[Item]]:
        tracks: defaultdict[int, list[Item]] = defaultdict(list)
        for item in self.items:
            if item.session.track_id is not None:
                tracks[item.session.track_id].append(item)
        return {key: items for key, items in tracks.items() if any(i.moves for i in items)}

    @cached_property
    def day_starts(self) -> list[int]:
        return self.clock.day_starts()

    @cached_property
    def waived_in_room(self) -> set[frozenset[int]]:
        return waived_pairs(self.plan, Kind.ROOM_ALONE)

    @cached_property
    def waived_for_person(self) -> set[frozenset[int]]:
        return waived_pairs(self.plan, Kind.PERSON_ONCE)

    @cached_property
    def waived_for_change(self) -> set[frozenset[int]]:
        return waived_pairs(self.plan, Kind.ROOM_CHANGE)

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        return tuple(limit for item in self.moving for limit in self._limits_of(item))

    @cached_property
    def candidates(self) -> dict[int, dict[int, frozenset[int]]]:
        """For each moving session: the rooms that are left to it, and when it may begin there."""
        found: dict[int, dict[int, frozenset[int]]] = {
            item.id: dict.fromkeys(self.plan.rooms, frozenset(item.starts)) for item in self.moving
        }
        for limit in self.limits:
            rooms = found[limit.item.id]
            for room in list(rooms):
                if limit.rooms is not None and room not in limit.rooms:
                    del rooms[room]
                elif limit.starts is not None and limit.room_id in {None, room}:
                    rooms[room] &= limit.starts
        return {
            item: {room: starts for room, starts in rooms.items() if starts}
            for item, rooms in found.items()
        }

    def asks(self, kind: Kind) -> bool:
        return kind in self.settings.hard

    def _limits_of(self, item: Item) -> Iterator[Limit]:
        if self.request.days:
            yield self._within(DAYS, item, self.clock.spans(self.request.days))
        if (rooms := self.request.rooms.get(item.session.track_id or 0)) is not None:
            demand = Demand(Kind.TRACK_ROOMS, track_id=item.session.track_id)
            yield Limit(demand, item, rooms=rooms)
        yield from self._limits_of_rooms(item)
        for key in sorted(item.people):
            yield from self._limits_of_person(item, self.plan.people[key])

    def _limits_of_rooms(self, item: Item) -> Iterator[Limit]:
        plan, session = self.plan, item.session
        for room in plan.rooms.values() if self.asks(Kind.ROOM_HOURS) else ():
            if room.hours and not is_waived(plan, Kind.ROOM_HOURS, session, room.slug):
                demand = Demand(Kind.ROOM_HOURS, room_id=room.id)
                limit = self._within(demand, item, self.clock.spans(room.hours))
                yield limit._replace(room_id=room.id)
        if (
            self.asks(Kind.CAPACITY)
            and session.capacity is None
            and session.stars
            and not is_waived(plan, Kind.CAPACITY, session)
        ):
            large = {
                room.id
                for room in plan.rooms.values()
                if room.capacity is None or room.capacity >= session.stars
            }
            yield Limit(Demand(Kind.CAPACITY, session_id=item.id), item, rooms=frozenset(large))

    def _limits_of_person(self, item: Item, person: PlanPerson) -> Iterator[Limit]:
        def counts(kind: Kind) -> bool:
            return self.asks(kind) and not is_waived(self.plan, kind, item.session, person.guid)

        if person.hours and counts(Kind.PERSON_HOURS):
            demand = Demand(Kind.PERSON_HOURS, person_id=person.id)
            yield self._within(demand, item, self.clock.spans(person.hours))
        if counts(Kind.CIVIL_HOURS):
            demand = Demand(Kind.CIVIL_HOURS, person_id=person.id)
            yield Limit(demand, item, self._civil(item, clock_of(self.plan, person)))

    def _within(self, demand: Demand, item: Item, spans: list[Span]) -> Limit:
        starts = (start for start in item.starts if fits(spans, start, start + item.minutes))
        return Limit(demand, item, frozenset(starts))

    def _civil(self, item: Item, zone: ZoneInfo) -> frozenset[int]:
        earliest, latest = self.settings.civil_hours
        instants = ((start, self.clock.instant(start)) for start in item.starts)
        length = timedelta(minutes=item.minutes)
        return frozenset(
            start
            for start, at in instants
            if is_civil(zone, at, at + length, earliest=earliest, latest=latest)
        )


def problem_of(plan: Plan, request: Request) -> Problem:
    """Called-off sessions take no part, nor do those that stay without a time."""
    clock = Clock(plan.starts_at, plan.ends_at, plan.zone)
    spans = clock.spans(request.days) or [(0, clock.minutes)]
    longest = max(end - start for start, end in spans)
    settings = settings_of(plan)
    items = tuple(
        _item(session, request, clock, longest, settings.overtime)
        for session in plan.sessions
        if not session.is_called_off
        and (session.starts_at is not None or session.id not in request.locked)
    )
    return Problem(plan, request, clock, settings, items)


def _item(
    session: PlanSession, request: Request, clock: Clock, longest: int, overtime: int
) -> Item:
    standing = None
    minutes = max(1, session.minutes)
    if session.starts_at and session.ends_at:
        standing = Place(session.room_id, clock.minute(session.starts_at))
        minutes = max(1, clock.minute(session.ends_at) - standing.start)
    # What is longer than a day cannot be planned within days: an exhibition, say.
    stays = session.id in request.locked or session.kind in STAYING or minutes > longest
    moves = not (stays and standing)
    starts: set[int] = set()
    if moves:
        # Within the edition: begun on its days, ended by the night after the last one.
        until = min(clock.minutes, clock.minutes + overtime - minutes + 1)
        starts = set(range(0, until, request.grid_minutes))
        if request.from_standing and standing and 0 <= standing.start < until:
            starts.add(standing.start)
    people = frozenset(part.person_id for part in session.parts)
    seats = session.capacity or session.stars
    return Item(session, minutes, standing, moves, people, seats, tuple(sorted(starts)))
