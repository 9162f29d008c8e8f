"""Bettering a large schedule piece by piece: free some sessions, keep the others, solve again.

Large neighborhood search: each piece is a problem of its own with everything else fixed, so that
model and wishes are the same as for the whole. (Shaw 1998, https://doi.org/10.1007/3-540-49481-2_30)
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ortools.sat.python import cp_model

from symposium.program.planning.solver import costs, search, wishes
from symposium.program.planning.solver.model import build
from symposium.program.planning.solver.problem import Item, Place, Problem

# So many sessions are free at a time, for so long.
SIZE = 25
SECONDS = 2.0


def piece(problem: Problem, places: Mapping[int, Place], free: set[int]) -> Problem:
    """The problem in which only these sessions move and the others stand at `places`."""
    items = tuple(
        item
        if not item.moves or item.id in free or item.id not in places
        else item._replace(moves=False, standing=places[item.id], starts=())
        for item in problem.items
    )
    return replace(problem, items=items)


def better(
    problem: Problem, places: dict[int, Place], free: set[int], limits: search.Limits
) -> dict[int, Place] | None:
    """Places for all, better by the wishes and no further from what stands; None if there are
    none within the limits."""
    part = piece(problem, places, free)
    model = build(part)
    terms = wishes.add(model)
    weights = [problem.request.weight(wish) for wish in terms]
    if problem.request.from_standing:
        model.cp.add(wishes.change(model) <= costs.change(part, places))
    model.cp.minimize(cp_model.LinearExpr.weighted_sum(list(terms.values()), weights))
    model.hint(places)
    found = search.run(model.cp, limits)
    if not found.is_solved:
        return None
    return {**places, **model.place_in(found.solver)}


def neighborhoods(problem: Problem, places: Mapping[int, Place], seed: int) -> Iterator[set[int]]:
    """Endlessly: sessions that belong together, by track, by person or by room."""
    choice = random.Random(seed)  # noqa: S311 - not for secrets; the same seed, the same search
    tracks = list(problem.by_track.values())
    people = [items for items in problem.by_person.values() if len(items) > 1]
    while True:
        seeds = choice.choice([kind for kind in (tracks, tracks, people, [problem.items]) if kind])
        group = [item for item in choice.choice(seeds) if item.moves]
        if seeds is not tracks:
            group = choice.sample(group, min(len(group), 4))
        if group:
            yield _around(problem, places, group, choice)


def _around(
    problem: Problem, places: Mapping[int, Place], group: list[Item], choice: random.Random
) -> set[int]:
    """The group, and as many others of the rooms that it may use as there is room for."""
    rooms = {room for item in group for room in problem.candidates[item.id]}
    free = {item.id for item in choice.sample(group, min(len(group), SIZE))}
    near = [
        item.id
        for item in problem.moving
        if item.id not in free and item.id in places and places[item.id].room_id in rooms
    ]
    free |= set(choice.sample(near, min(len(near), SIZE - len(free))))
    return free
