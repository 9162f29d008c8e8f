"""Whether a schedule keeps the hard demands, counted without the model: by sweeping over time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from symposium.program.planning.solver import costs
from symposium.program.planning.solver.demands import ENCODERS, Demand, Kind
from symposium.program.planning.solver.problem import Place, Problem

Broken = tuple[Demand, frozenset[int]]


def broken(problem: Problem, places: Mapping[int, Place]) -> Iterator[Broken]:
    """Each demand that is not met, with the sessions that move and are part of it."""
    moving = {item.id for item in problem.moving}
    at = {item.id: place for item, place in costs.placed(problem, places)}
    for item in problem.moving:
        if item.id not in at:
            yield Demand(Kind.PLACE, session_id=item.id), frozenset({item.id})
    for limit in problem.limits:
        place = at.get(limit.item.id)
        if place is not None and not _keeps(limit.starts, limit.room_id, limit.rooms, place):
            yield limit.demand, frozenset({limit.item.id})
    for demand, ids in [*_rooms(problem, at), *_people(problem, at), *_encoders(problem, at)]:
        if ours := ids & moving:
            yield demand, ours


def _keeps(
    starts: frozenset[int] | None, room_id: int | None, rooms: frozenset[int] | None, place: Place
) -> bool:
    if rooms is not None and place.room_id not in rooms:
        return False
    applies = room_id is None or room_id == place.room_id
    return starts is None or not applies or place.start in starts


def _rooms(problem: Problem, at: Mapping[int, Place]) -> Iterator[Broken]:
    rooms: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for item in problem.items:
        place = at.get(item.id)
        if place and place.room_id is not None:
            rooms[place.room_id].append((place.start, place.start + item.minutes, item.id))
    for room, spans in rooms.items():
        for pair in _pairs(spans):
            if pair not in problem.waived_in_room:
                yield Demand(Kind.ROOM_ALONE, room_id=room), pair


def _pairs(spans: list[tuple[int, int, int]]) -> Iterator[frozenset[int]]:
    running: list[tuple[int, int, int]] = []
    for span in sorted(spans):
        running = [other for other in running if other[1] > span[0]]
        for other in running:
            yield frozenset({other[2], span[2]})
        running.append(span)


def _people(problem: Problem, at: Mapping[int, Place]) -> Iterator[Broken]:
    for person, items in problem.by_person.items():
        for first, second in combinations((item for item in items if item.id in at), 2):
            pair = frozenset({first.id, second.id})
            one, two = at[first.id], at[second.id]
            gap = max(two.start - one.start - first.minutes, one.start - two.start - second.minutes)
            if gap < 0:
                if problem.asks(Kind.PERSON_ONCE) and pair not in problem.waived_for_person:
                    yield Demand(Kind.PERSON_ONCE, person_id=person), pair
            elif (
                problem.asks(Kind.ROOM_CHANGE)
                and gap < problem.settings.buffer
                and one.room_id != two.room_id
                and pair not in problem.waived_for_change
            ):
                yield Demand(Kind.ROOM_CHANGE, person_id=person), pair


def _encoders(problem: Problem, at: Mapping[int, Place]) -> Iterator[Broken]:
    if not problem.asks(Kind.ENCODERS):
        return
    streamed = [item for item in problem.items if item.session.is_streamed and item.id in at]
    for item in streamed:
        now = at[item.id].start
        running = [o.id for o in streamed if at[o.id].start <= now < at[o.id].start + o.minutes]
        if len(running) > problem.settings.encoders:
            yield ENCODERS, frozenset(running)
