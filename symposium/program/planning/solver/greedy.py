"""A first schedule by hand: track after track, each packed into a room and a day of its own.

It may leave sessions over; then it is only where the solver begins to look.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from symposium.program.planning.solver.clock import Span, day_of
from symposium.program.planning.solver.demands import Kind
from symposium.program.planning.solver.problem import Item, Place, Problem


def pack(problem: Problem) -> dict[int, Place]:
    """Places that keep the demands on rooms and people; about n·rooms·starts steps."""
    board = _Board(problem)
    ordered = sorted(problem.moving, key=lambda item: (item.session.track_id or 0, item.id))
    groups = [list(g) for _, g in groupby(ordered, key=lambda item: item.session.track_id or 0)]
    tracks = [group for group in groups if group[0].session.track_id]
    for group in sorted(tracks, key=lambda group: (_freedom(problem, group), -_length(group))):
        left = group
        while left and (row := board.best_row(left)):
            for item, place in row:
                board.put(item, place)
            taken = {item.id for item, _ in row}
            left = [item for item in left if item.id not in taken]
    for item in sorted(problem.moving, key=lambda item: (_freedom(problem, [item]), -item.minutes)):
        if item.id not in board.places and (where := board.first(item)):
            board.put(item, where)
    return board.places


def mend(problem: Problem) -> dict[int, Place]:
    """As much as can stay stays where it stands; the rest goes to the nearest place."""
    board = _Board(problem)
    ordered = sorted(problem.moving, key=lambda item: (item.standing or Place(None, 0))[1])
    for item in ordered:
        if item.standing and board.may(item, item.standing):
            board.put(item, item.standing)
    for item in ordered:
        if item.id not in board.places and (place := board.nearest(item)):
            board.put(item, place)
    return board.places


def _length(items: Iterable[Item]) -> int:
    return sum(item.minutes for item in items)


def _freedom(problem: Problem, items: Iterable[Item]) -> int:
    """In how many rooms they may be: the least free go first."""
    return len({room for item in items for room in problem.candidates[item.id]})


class _Board:
    """What is taken so far: of each room, and of each person with the room they are in."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.places: dict[int, Place] = {}
        self.rooms: defaultdict[int | None, list[Span]] = defaultdict(list)
        self.people: defaultdict[int, list[tuple[int, int, int | None]]] = defaultdict(list)
        self.starts = {
            item.id: {room: sorted(at) for room, at in problem.candidates[item.id].items()}
            for item in problem.moving
        }
        for item in problem.fixed:
            if item.standing:
                self._take(item, item.standing)

    def put(self, item: Item, place: Place) -> None:
        self.places[item.id] = place
        self._take(item, place)

    def _take(self, item: Item, place: Place) -> None:
        end = place.start + item.minutes
        if place.room_id is not None:
            self.rooms[place.room_id].append((place.start, end))
        for person in item.people:
            self.people[person].append((place.start, end, place.room_id))

    def may(self, item: Item, place: Place) -> bool:
        allowed = self.problem.candidates[item.id].get(place.room_id or 0, frozenset())
        return place.start in allowed and self._is_free(item, place.room_id, place.start)

    def nearest(self, item: Item) -> Place | None:
        """The free place next to where it stands; the first one of all if it stands nowhere."""
        old = item.standing or Place(None, 0)
        options = [
            (abs(start - old.start), room != old.room_id, room, start)
            for room, starts in self.starts[item.id].items()
            for start in starts
        ]
        return next(
            (
                Place(room, start)
                for _, _, room, start in sorted(options)
                if self._is_free(item, room, start)
            ),
            None,
        )

    def best_row(self, items: Sequence[Item]) -> list[tuple[Item, Place]]:
        """The room and day that take most of these with the least waiting; empty if none does."""
        best: list[tuple[Item, Place]] = []
        best_score = (0, 0)
        for room in sorted({room for item in items for room in self.starts[item.id]}):
            for day in range(len(self.problem.day_starts)):
                option = self._row(items, room, day)
                if option:
                    last = max(place.start + item.minutes for item, place in option)
                    first = min(place.start for _, place in option)
                    taken = _length(item for item, _ in option)
                    score = (taken, taken - (last - first))
                    if not best or score > best_score:
                        best, best_score = option, score
        return best

    def _row(self, items: Sequence[Item], room: int, day: int) -> list[tuple[Item, Place]]:
        """One after the other, each as early as it can be, in one room on one day."""
        begins = self.problem.day_starts[day]
        row: list[tuple[Item, Place]] = []
        cursor, left = begins, list(items)
        while left:
            found = [
                (start, -item.minutes, item.id, item)
                for item in left
                if (start := self._early(item, room, cursor)) is not None
                and day_of(self.problem.day_starts, start) == day
            ]
            if not found:
                break
            start, _, _, item = min(found, key=lambda option: option[:3])
            row.append((item, Place(room, start)))
            cursor = start + item.minutes
            left.remove(item)
        return row

    def first(self, item: Item) -> Place | None:
        options = [
            (start, room)
            for room in self.starts[item.id]
            if (start := self._early(item, room, 0)) is not None
        ]
        return Place(min(options)[1], min(options)[0]) if options else None

    def _early(self, item: Item, room: int, cursor: int) -> int | None:
        """The first minute from `cursor` on at which the session could begin in a room."""
        starts = self.starts[item.id].get(room, [])
        later = starts[bisect_left(starts, cursor) :]
        return next((start for start in later if self._is_free(item, room, start)), None)

    def _is_free(self, item: Item, room: int | None, start: int) -> bool:
        """Whether room and people are, with the time that people need to change rooms."""
        end = start + item.minutes
        if any(start < until and since < end for since, until in self.rooms[room]):
            return False
        if not self.problem.asks(Kind.PERSON_ONCE):
            return True
        buffer = self.problem.settings.buffer if self.problem.asks(Kind.ROOM_CHANGE) else 0
        return all(
            start >= until + (buffer if where != room else 0)
            or end + (buffer if where != room else 0) <= since
            for person in item.people
            for since, until, where in self.people[person]
        )
