"""The hard demands as a CP-SAT model: a start and one literal a room for each session that moves.

Sessions keep their length, so that each room is a `NoOverlap` of optional intervals of fixed size.
With `explain`, each demand hangs on an assumption of its own, by which the solver can say which of
them cannot be met together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import gcd

from ortools.sat.python import cp_model

from symposium.program.planning.solver.demands import ENCODERS, Demand, Kind
from symposium.program.planning.solver.problem import Item, Place, Problem

Start = cp_model.LinearExprT


@dataclass
class Placing:
    """Where one session may be: `rooms` by id, each with the literal that it is there.

    It begins at `unit * tick` minutes: on a grid, domains are runs and not thousands of islands.
    """

    item: Item
    unit: int
    tick: cp_model.IntVar
    rooms: dict[int, cp_model.IntVar]
    starts: tuple[int, ...]

    @property
    def start(self) -> cp_model.LinearExpr:
        return self.unit * self.tick

    def ticks(self, minutes: Iterable[int]) -> cp_model.Domain:
        return cp_model.Domain.from_values([minute // self.unit for minute in sorted(minutes)])

    def begin_at(
        self, cp: cp_model.CpModel, minutes: Iterable[int], *literals: cp_model.IntVar
    ) -> None:
        """While the literals hold, it begins at one of these minutes."""
        constraint = cp.add_linear_expression_in_domain(self.tick, self.ticks(minutes))
        constraint.only_enforce_if(*literals)


@dataclass
class Model:
    problem: Problem
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    placings: dict[int, Placing] = field(default_factory=dict)
    # In `explain` mode: the assumption of each demand.
    assumptions: dict[Demand, cp_model.IntVar] = field(default_factory=dict)
    explain: bool = False
    # By session: the days on which it may begin, as `wishes` makes them.
    days: dict[int, dict[int, cp_model.IntVar | int]] = field(default_factory=dict)

    def literals(self, *demands: Demand) -> list[cp_model.IntVar]:
        """What a constraint hangs on: nothing, unless the model is to explain."""
        if not self.explain:
            return []
        for demand in demands:
            if demand not in self.assumptions:
                self.assumptions[demand] = self.cp.new_bool_var(str(demand))
        return [self.assumptions[demand] for demand in demands]

    def place_in(
        self, value: "cp_model.CpSolver | cp_model.CpSolverSolutionCallback"
    ) -> dict[int, Place]:
        """Where a solution puts each session that moves."""
        return {
            key: Place(
                next(room for room, chosen in placing.rooms.items() if value.boolean_value(chosen)),
                placing.unit * value.value(placing.tick),
            )
            for key, placing in self.placings.items()
        }

    def hint(self, places: dict[int, Place]) -> None:
        """Tell the solver where to begin looking."""
        self.cp.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools has it untyped
        for key, placing in self.placings.items():
            if (place := places.get(key)) is not None:
                self.cp.add_hint(placing.tick, place.start // placing.unit)
                for room, chosen in placing.rooms.items():
                    self.cp.add_hint(chosen, room == place.room_id)


def build(
    problem: Problem, *, explain: bool = False, without: frozenset[Demand] = frozenset()
) -> Model:
    """A model of all hard demands but those in `without`, which only an explaining one may drop."""
    model = Model(problem, explain=explain)
    for item in problem.moving:
        model.placings[item.id] = _placing(model, item)
    if explain:
        _limits(model)
    _rooms(model)
    _people(model)
    _encoders(model)
    if explain:
        kept = [literal for demand, literal in model.assumptions.items() if demand not in without]
        for demand, literal in model.assumptions.items():
            if demand in without:
                model.cp.add(literal == 0)
        model.cp.add_assumptions(kept)
    return model


def _placing(model: Model, item: Item) -> Placing:
    cp, problem = model.cp, model.problem
    name = f"s{item.id}"
    everywhere = dict.fromkeys(problem.plan.rooms, frozenset(item.starts))
    rooms = everywhere if model.explain else problem.candidates[item.id]
    starts = tuple(sorted(set().union(*rooms.values())))
    placing = Placing(
        item,
        unit := gcd(problem.request.grid_minutes, *starts),
        cp.new_int_var_from_domain(
            cp_model.Domain.from_values([start // unit for start in starts]), name
        ),
        {room: cp.new_bool_var(f"{name}@{room}") for room in rooms},
        starts,
    )
    if model.explain:
        cp.add_at_most_one(placing.rooms.values())
        (is_placed,) = model.literals(_presence(item))
        cp.add_bool_or(placing.rooms.values()).only_enforce_if(is_placed)
    else:
        cp.add_exactly_one(placing.rooms.values())
    for room, allowed in rooms.items():
        if len(allowed) < len(starts):
            placing.begin_at(cp, allowed, placing.rooms[room])
    return placing


def _limits(model: Model) -> None:
    for limit in model.problem.limits:
        placing = model.placings[limit.item.id]
        literals = model.literals(limit.demand)
        if limit.rooms is not None:
            for room, chosen in placing.rooms.items():
                if room not in limit.rooms:
                    model.cp.add(chosen == 0).only_enforce_if(literals)
        if limit.starts is not None:
            if limit.room_id is None:
                literals += model.literals(_presence(limit.item))
            else:
                literals.append(placing.rooms[limit.room_id])
            placing.begin_at(model.cp, limit.starts, *literals)


# --- Rooms ----------------------------------------------------------------------------------------


@dataclass
class _Member:
    """A session's interval in one room, there only if the session is."""

    id: int
    moves: bool
    interval: cp_model.IntervalVar


def _rooms(model: Model) -> None:
    """One session at a time, but for pairs that somebody has signed for."""
    waived = model.problem.waived_in_room
    loose = {key for pair in waived for key in pair}
    for room in model.problem.plan.rooms:
        if not (moving := _moving_in(model, room)):
            continue
        fixed = _fixed_in(model, room)
        literals = model.literals(Demand(Kind.ROOM_ALONE, room_id=room))
        strict = [member.interval for member in moving if member.id not in loose]
        for layer in [layer for layer in fixed if layer] or [[]]:
            standing = [member.interval for member in layer if member.id not in loose]
            _no_overlap(model, [*strict, *standing], literals)
        members = [*moving, *(member for layer in fixed for member in layer)]
        for one in (member for member in members if member.id in loose):
            for other in members:
                is_first = other.id not in loose or one.id < other.id
                pair = frozenset({one.id, other.id})
                if is_first and pair not in waived and (one.moves or other.moves):
                    _no_overlap(model, [one.interval, other.interval], literals)


def _moving_in(model: Model, room: int) -> list[_Member]:
    cp = model.cp
    return [
        _Member(
            key,
            True,
            cp.new_optional_fixed_size_interval_var(
                placing.start, placing.item.minutes, placing.rooms[room], f"s{key}@{room}"
            ),
        )
        for key, placing in model.placings.items()
        if room in placing.rooms
    ]


def _fixed_in(model: Model, room: int) -> list[list[_Member]]:
    """What is fixed, in layers within which nothing overlaps: fixed things may, moving ones not."""
    layers: list[list[_Member]] = []
    ends: list[int] = []
    here = [i for i in model.problem.fixed if i.standing and i.standing.room_id == room]
    for item in sorted(here, key=lambda item: item.standing or Place(None, 0)):
        assert item.standing  # noqa: S101 - filtered above
        start = item.standing.start
        stays = model.literals(Demand(Kind.STAYS, session_id=item.id))
        interval = model.cp.new_optional_fixed_size_interval_var(
            start, item.minutes, stays[0] if stays else 1, f"f{item.id}"
        )
        layer = next((index for index, end in enumerate(ends) if end <= start), len(ends))
        if layer == len(ends):
            layers.append([])
            ends.append(0)
        layers[layer].append(_Member(item.id, False, interval))
        ends[layer] = start + item.minutes
    return layers


def _no_overlap(
    model: Model, intervals: Sequence[cp_model.IntervalVar], literals: list[cp_model.IntVar]
) -> None:
    if len(intervals) > 1:
        constraint = model.cp.add_no_overlap(intervals)
        if literals:
            constraint.only_enforce_if(literals)


# --- People ---------------------------------------------------------------------------------------


def _people(model: Model) -> None:
    for person, items in model.problem.by_person.items():
        if len(items) < 2:
            continue
        for first, second in combinations(items, 2):
            if not (first.moves or second.moves):
                continue
            _once(model, person, first, second)


def _once(model: Model, person: int, first: Item, second: Item) -> None:
    """Two sessions of one person: one after the other, with time to change rooms between them."""
    cp, problem = model.cp, model.problem
    pair = frozenset({first.id, second.id})
    one, two = (start_of(model, item) for item in (first, second))
    there = model.literals(*(_presence(item) for item in (first, second)))
    before = cp.new_bool_var("")
    if problem.asks(Kind.PERSON_ONCE) and pair not in problem.waived_for_person:
        once = there + model.literals(Demand(Kind.PERSON_ONCE, person_id=person))
        cp.add(one + first.minutes <= two).only_enforce_if([*once, before])
        cp.add(two + second.minutes <= one).only_enforce_if([*once, before.negated()])
    buffer = problem.settings.buffer if problem.asks(Kind.ROOM_CHANGE) else 0
    rooms = [rooms_of(model, item) for item in (first, second)]
    is_same = len(rooms[0]) == 1 and rooms[0].keys() == rooms[1].keys() and not model.explain
    if not buffer or is_same or pair in problem.waived_for_change:
        return
    same = cp.new_bool_var("")
    for room in rooms[0].keys() | rooms[1].keys():
        cp.add(rooms[0].get(room, 0) == rooms[1].get(room, 0)).only_enforce_if(same)
    apart = there + model.literals(Demand(Kind.ROOM_CHANGE, person_id=person)) + [same.negated()]
    cp.add(one + first.minutes + buffer <= two).only_enforce_if([*apart, before])
    cp.add(two + second.minutes + buffer <= one).only_enforce_if([*apart, before.negated()])


def _presence(item: Item) -> Demand:
    return Demand(Kind.PLACE if item.moves else Kind.STAYS, session_id=item.id)


def start_of(model: Model, item: Item) -> Start:
    if item.moves:
        return model.placings[item.id].start
    assert item.standing  # noqa: S101 - what is fixed stands
    return item.standing.start


def rooms_of(model: Model, item: Item) -> "dict[int, cp_model.IntVar | int]":
    if item.moves:
        return dict(model.placings[item.id].rooms)
    assert item.standing  # noqa: S101 - what is fixed stands
    return {item.standing.room_id: 1} if item.standing.room_id is not None else {}


def _encoders(model: Model) -> None:
    limit = model.problem.settings.encoders
    items = [item for item in model.problem.items if item.session.is_streamed]
    if not model.problem.asks(Kind.ENCODERS) or not any(item.moves for item in items):
        return
    streamed = [
        model.cp.new_fixed_size_interval_var(start_of(model, item), item.minutes, "")
        for item in items
    ]
    constraint = model.cp.add_cumulative(streamed, [1] * len(streamed), limit)
    if literals := model.literals(ENCODERS):
        constraint.only_enforce_if(literals)
