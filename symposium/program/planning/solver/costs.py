"""What a schedule costs, wish by wish, in plain whole numbers: the same that the model minimizes.

Counted apart from the model, so that the standing schedule, a proposal and what an organizer has
made of it can be compared.

* together: 60 for each room and each day that a track has beyond its first;
* in_a_row: minutes on which a track has nothing on between its first and last session of a day;
* apart: for two popular sessions at once, the stars of the less popular one;
* fairness: minutes outside civil hours of people on the program and, weighed, of the audience;
  those of the zone that fares worst count once more;
* few_changes: 30 for each room that somebody has beyond their first;
* room_size: seats that are missing, and a tenth of those that stay empty.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from zoneinfo import ZoneInfo

from symposium.program.planning.availability import clock_of
from symposium.program.planning.solver.clock import day_of, outside
from symposium.program.planning.solver.problem import Item, Place, Problem
from symposium.program.planning.solver.request import Wish

EXTRA_ROOM = EXTRA_DAY = 60
ROOM_CHANGE = 30
# Of the most popular sessions, so many are kept apart.
POPULAR = 24
# So many zones of the audience are looked at, the heaviest first.
ZONES = 6
MOVED = 10_000

Places = Mapping[int, Place]


def cost(problem: Problem, places: Places) -> dict[Wish, int]:
    """By wish; `places` are those of sessions that move, the others stand where they stand.
    Sessions without a place cost nothing."""
    at = {item.id: place for item, place in placed(problem, places)}
    return {
        Wish.TOGETHER: _together(problem, at),
        Wish.IN_A_ROW: _in_a_row(problem, at),
        Wish.APART: _apart(problem, at),
        Wish.FAIRNESS: _fairness(problem, at),
        Wish.FEW_CHANGES: _few_changes(problem, at),
        Wish.ROOM_SIZE: sum(
            seats_cost(problem, problem_item, at[problem_item.id].room_id)
            for problem_item in problem.moving
            if problem_item.id in at
        ),
    }


def placed(problem: Problem, places: Places) -> Iterator[tuple[Item, Place]]:
    for item in problem.items:
        place = places.get(item.id) if item.moves else item.standing
        if place is not None:
            yield item, place


def standing(problem: Problem) -> dict[int, Place]:
    """Where the sessions that may move stand now."""
    return {
        item.id: item.standing
        for item in problem.moving
        if item.standing and item.standing.room_id is not None
    }


def change(problem: Problem, places: Places) -> int:
    """How far a schedule is from what stands: sessions moved first, then how far they moved."""
    total = 0
    for item in problem.moving:
        old, new = item.standing, places.get(item.id)
        if old and old.room_id is not None and new and new != old:
            total += MOVED + abs(new.start - old.start)
    return total


def _together(problem: Problem, at: Places) -> int:
    total = 0
    for items in problem.by_track.values():
        rooms = {at[i.id].room_id for i in items if i.id in at} - {None}
        days = {day_of(problem.day_starts, at[i.id].start) for i in items if i.id in at}
        total += EXTRA_ROOM * max(0, len(rooms) - 1) + EXTRA_DAY * max(0, len(days) - 1)
    return total


def _in_a_row(problem: Problem, at: Places) -> int:
    total = 0
    for items in problem.by_track.values():
        days: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for item in items:
            if item.id in at:
                start = at[item.id].start
                days[day_of(problem.day_starts, start)].append((start, start + item.minutes))
        for spans in days.values():
            span = max(end for _, end in spans) - min(start for start, _ in spans)
            total += max(0, span - sum(end - start for start, end in spans))
    return total


def popular_pairs(problem: Problem) -> Iterator[tuple[Item, Item, int]]:
    """Pairs of popular sessions, at least one of which moves, and what their overlap costs."""
    starred = [item for item in problem.items if item.session.stars]
    starred.sort(key=lambda item: (-item.session.stars, item.id))
    for first, second in combinations(starred[:POPULAR], 2):
        if first.moves or second.moves:
            yield first, second, min(first.session.stars, second.session.stars)


def _apart(problem: Problem, at: Places) -> int:
    total = 0
    for first, second, price in popular_pairs(problem):
        if first.id in at and second.id in at:
            one, two = at[first.id].start, at[second.id].start
            if one < two + second.minutes and two < one + first.minutes:
                total += price
    return total


def audience(problem: Problem) -> dict[ZoneInfo, int]:
    """Zones of the expected audience with their share in percent, at most ZONES of them."""
    weights: defaultdict[ZoneInfo, int] = defaultdict(int)
    if problem.request.zones:
        for name, weight in problem.request.zones.items():
            weights[ZoneInfo(name)] += weight
    else:
        for key in {person for item in problem.items for person in item.people}:
            weights[clock_of(problem.plan, problem.plan.people[key])] += 1
    heaviest = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0].key))[:ZONES]
    total = sum(weight for _, weight in heaviest) or 1
    return {zone: round(100 * weight / total) for zone, weight in heaviest if weight > 0}


def burden(
    problem: Problem, item: Item, start: int, shares: Mapping[ZoneInfo, int]
) -> tuple[int, ...]:
    """Minutes outside civil hours if a session begins then: of its people and, weighed, of the
    audience, all in one; then of each zone in `shares`, which are always `audience(problem)`."""
    key = (item.people, item.minutes, start)
    if key not in problem.burdens:
        hours, clock = problem.settings.civil_hours, problem.clock
        zones = [outside(clock, zone, hours, start, item.minutes) for zone in shares]
        own = sum(
            outside(
                clock, clock_of(problem.plan, problem.plan.people[key]), hours, start, item.minutes
            )
            for key in item.people
        )
        weighed = sum(
            minutes * share for minutes, share in zip(zones, shares.values(), strict=True)
        )
        problem.burdens[key] = (own + weighed // 100, *zones)
    return problem.burdens[key]


def _fairness(problem: Problem, at: Places) -> int:
    shares = audience(problem)
    rows = [
        burden(problem, item, at[item.id].start, shares) for item in problem.moving if item.id in at
    ]
    if not rows:
        return 0
    total, *zones = (sum(column) for column in zip(*rows, strict=True))
    return int(total + max(zones, default=0))


def _few_changes(problem: Problem, at: Places) -> int:
    total = 0
    for items in problem.by_person.values():
        rooms = {at[i.id].room_id for i in items if i.id in at} - {None}
        total += ROOM_CHANGE * max(0, len(rooms) - 1)
    return total


def seats_cost(problem: Problem, item: Item, room_id: int | None) -> int:
    room = problem.plan.rooms.get(room_id or 0)
    if room is None or room.capacity is None or not item.seats:
        return 0
    return max(0, item.seats - room.capacity) + max(0, room.capacity - item.seats) // 10
