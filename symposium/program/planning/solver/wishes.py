"""The wishes as terms of the model's objective, each worth exactly what `costs.py` counts."""

from collections import defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from symposium.program.planning.solver import costs
from symposium.program.planning.solver.clock import day_of
from symposium.program.planning.solver.model import Model, Start, rooms_of, start_of
from symposium.program.planning.solver.problem import Item
from symposium.program.planning.solver.request import Wish

Term = cp_model.LinearExprT


def add(model: Model) -> dict[Wish, Term]:
    """Variables for all wishes that count, and the cost of each as an expression of them."""
    makers = {
        Wish.TOGETHER: _together,
        Wish.IN_A_ROW: _in_a_row,
        Wish.APART: _apart,
        Wish.FAIRNESS: _fairness,
        Wish.FEW_CHANGES: _few_changes,
        Wish.ROOM_SIZE: _room_size,
    }
    weight = model.problem.request.weight
    return {wish: _sum(maker(model)) for wish, maker in makers.items() if weight(wish)}


def change(model: Model) -> Term:
    """How far from what stands, as `costs.change` counts it."""
    cp = model.cp
    terms: list[Term] = []
    for placing in model.placings.values():
        old = placing.item.standing
        if old is None or old.room_id is None:
            continue
        moved = cp.new_bool_var("")
        here = placing.rooms.get(old.room_id)
        distance = cp.new_int_var(0, model.problem.clock.minutes, "")
        cp.add_abs_equality(distance, placing.start - old.start)
        if here is None:
            cp.add(moved == 1)
        else:
            cp.add(here == 1).only_enforce_if(moved.negated())
            cp.add(placing.start == old.start).only_enforce_if(moved.negated())
        terms.append(costs.MOVED * moved + distance)
    return _sum(terms)


def _sum(terms: Iterable[Term]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.sum(list(terms))


# --- Tracks ---------------------------------------------------------------------------------------


def _together(model: Model) -> list[Term]:
    terms: list[Term] = []
    for items in model.problem.by_track.values():
        terms += _extra(model, (rooms_of(model, item) for item in items), costs.EXTRA_ROOM)
        terms += _extra(model, (_days(model, item) for item in items), costs.EXTRA_DAY)
    return terms


def _extra(
    model: Model, chosen: "Iterable[dict[int, cp_model.IntVar | int]]", price: int
) -> list[Term]:
    """`price` for each key beyond the first that any of these choose."""
    users: defaultdict[int, list[cp_model.IntVar | int]] = defaultdict(list)
    for choices in chosen:
        for key, literal in choices.items():
            users[key].append(literal)
    if len(users) < 2:
        return []
    used = []
    for literals in users.values():
        flag = model.cp.new_bool_var("")
        for literal in literals:
            model.cp.add_implication(literal, flag)
        used.append(flag)
    extra = model.cp.new_int_var(0, len(used) - 1, "")
    model.cp.add(extra >= _sum(used) - 1)
    return [price * extra]


def _days(model: Model, item: Item) -> "dict[int, cp_model.IntVar | int]":
    """The local days on which a session may begin, each with the literal that it does."""
    starts = model.problem.day_starts
    if not item.moves:
        return {
            day_of(starts, start): 1 for start in [start_of(model, item)] if isinstance(start, int)
        }
    if item.id in model.days:
        return model.days[item.id]
    placing = model.placings[item.id]
    by_day: defaultdict[int, list[int]] = defaultdict(list)
    for start in placing.starts:
        by_day[day_of(starts, start)].append(start)
    days: dict[int, cp_model.IntVar | int] = dict.fromkeys(by_day, 1)
    if len(by_day) > 1:
        for day, minutes in by_day.items():
            literal = model.cp.new_bool_var(f"s{item.id}#{day}")
            placing.begin_at(model.cp, minutes, literal)
            days[day] = literal
        model.cp.add_exactly_one(days.values())
    model.days[item.id] = days
    return days


def _in_a_row(model: Model) -> list[Term]:
    cp, horizon = model.cp, model.problem.clock.minutes
    terms: list[Term] = []
    for items in model.problem.by_track.values():
        by_day: defaultdict[int, list[tuple[Item, cp_model.IntVar | int]]] = defaultdict(list)
        for item in items:
            for day, literal in _days(model, item).items():
                by_day[day].append((item, literal))
        for members in by_day.values():
            if len(members) < 2:
                continue
            # What is fixed may lie outside the edition.
            first, last = (cp.new_int_var(-horizon, 2 * horizon, "") for _ in range(2))
            idle = cp.new_int_var(0, horizon, "")
            for item, literal in members:
                start: Start = start_of(model, item)
                cp.add(first <= start).only_enforce_if(literal)
                cp.add(last >= start + item.minutes).only_enforce_if(literal)
            busy = [item.minutes * literal for item, literal in members]
            cp.add(_sum([idle, *busy, first, -1 * last]) >= 0)
            terms.append(idle)
    return terms


# --- Sessions -------------------------------------------------------------------------------------


def _apart(model: Model) -> list[Term]:
    cp = model.cp
    terms: list[Term] = []
    for first, second, price in costs.popular_pairs(model.problem):
        if first.people & second.people:
            continue
        one, two = start_of(model, first), start_of(model, second)
        before, after, at_once = (cp.new_bool_var("") for _ in range(3))
        cp.add(one + first.minutes <= two).only_enforce_if(before)
        cp.add(two + second.minutes <= one).only_enforce_if(after)
        cp.add_bool_or(before, after, at_once)
        terms.append(price * at_once)
    return terms


def _fairness(model: Model) -> list[Term]:
    """Starts that weigh the same on everybody are one choice; there are few of them."""
    cp = model.cp
    shares = costs.audience(model.problem)
    columns: list[list[Term]] = [[] for _ in range(len(shares) + 1)]
    for placing in model.placings.values():
        choices: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for start in placing.starts:
            choices[costs.burden(model.problem, placing.item, start, shares)].append(start)
        literals: list[cp_model.IntVar] = []
        for row, starts in choices.items():
            literal = cp.new_bool_var("")
            if len(choices) > 1:
                placing.begin_at(cp, starts, literal)
            literals.append(literal)
            for column, minutes in zip(columns, row, strict=True):
                if minutes:
                    column.append(minutes * literal)
        cp.add_exactly_one(literals)
    zones = [_sum(column) for column in columns[1:] if column]
    if not zones:
        return columns[0]
    worst = cp.new_int_var(0, 10**7, "worst zone")
    for zone in zones:
        cp.add(worst >= zone)
    return [*columns[0], worst]


def _few_changes(model: Model) -> list[Term]:
    terms: list[Term] = []
    for items in model.problem.by_person.values():
        terms += _extra(model, (rooms_of(model, item) for item in items), costs.ROOM_CHANGE)
    return terms


def _room_size(model: Model) -> list[Term]:
    return [
        price * chosen
        for placing in model.placings.values()
        for room, chosen in placing.rooms.items()
        if (price := costs.seats_cost(model.problem, placing.item, room))
    ]
