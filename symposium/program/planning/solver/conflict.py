"""Why there is no schedule: a minimal set of demands that cannot be met together.

CP-SAT names some set that is enough; a deletion filter then tries to do without each of its
demands. What is left is minimal: without any one of them the others can be met.
"""

import time
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from symposium.program.planning.solver import search
from symposium.program.planning.solver.demands import Demand
from symposium.program.planning.solver.model import Model, build
from symposium.program.planning.solver.problem import Problem


@dataclass(frozen=True)
class Conflict:
    """`demands` cannot be met together; `is_minimal` unless time ran out while finding that out.
    Without demands: no reason was found in time."""

    demands: tuple[Demand, ...] = ()
    is_minimal: bool = False


def conflict_of(problem: Problem, limits: search.Limits) -> Conflict:
    """Costs some solves of ever smaller problems, within `limits.seconds` together."""
    until = time.monotonic() + limits.seconds
    hopeless = [item for item in problem.moving if not problem.candidates[item.id]]
    if hopeless:
        # One session alone is enough of a reason, and the quickest to look into.
        problem = replace(problem, items=(hopeless[0],))
    core = _core(build(problem, explain=True), None, limits, until)
    if core is None:
        return Conflict()
    named = {demand.session_id for demand in core}
    model = build(
        replace(problem, items=tuple(i for i in problem.items if i.id in named)), explain=True
    )
    is_minimal = True
    for demand in sorted(core, key=_order):
        if demand not in core:
            continue
        smaller = _core(model, core - {demand}, limits, until)
        if smaller is not None:
            core = smaller
        elif time.monotonic() > until:
            is_minimal = False
    return Conflict(tuple(sorted(core, key=_order)), is_minimal)


def _core(
    model: Model, demands: frozenset[Demand] | None, limits: search.Limits, until: float
) -> frozenset[Demand] | None:
    """Some of these demands (all, if None) that cannot be met; None if they can, or for want of
    time."""
    asked = model.assumptions if demands is None else {d: model.assumptions[d] for d in demands}
    model.cp.clear_assumptions()
    model.cp.add_assumptions(list(asked.values()))
    left = until - time.monotonic()
    if left <= 0 or limits.stopped():
        return None
    # One worker: only then CP-SAT tells which assumptions were enough.
    found = search.run(model.cp, replace(limits, seconds=left, workers=1))
    if found.status != cp_model.INFEASIBLE:
        return None
    enough = set(found.solver.sufficient_assumptions_for_infeasibility())
    return frozenset(demand for demand, literal in asked.items() if literal.index in enough)


def _order(demand: Demand) -> tuple[str, int, int, int, int]:
    """Sessions first: naming as few of them as possible reads best."""
    ids = (demand.session_id, demand.person_id, demand.room_id, demand.track_id)
    first, second, third, fourth = (key or 0 for key in ids)
    return (str(demand.kind != "place") + demand.kind, first, second, third, fourth)
