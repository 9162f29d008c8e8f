"""Running CP-SAT: with a time limit, news of each better solution, and somebody who may stop it."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

# Somebody may want to stop at any time, also while no solution turns up: asked so often.
ASK_SECONDS = 1.0


@dataclass(frozen=True)
class News:
    """A solution that is better than those before; `bound`: no solution costs less."""

    solutions: int
    cost: int
    bound: int
    seconds: float


@dataclass
class Limits:
    seconds: float
    workers: int = 2
    seed: int = 1
    # Probing pays on small models; on a large one it takes longer than finding solutions.
    probes: bool = True
    # True as soon as somebody wants it to stop.
    stopped: Callable[[], bool] = lambda: False


@dataclass
class Found:
    """How a run has ended: `status` is CP-SAT's."""

    status: cp_model.CpSolverStatus
    solutions: int
    cost: int
    bound: int
    solver: cp_model.CpSolver = field(repr=False)

    @property
    def is_solved(self) -> bool:
        return self.status in {cp_model.OPTIMAL, cp_model.FEASIBLE}

    @property
    def is_impossible(self) -> bool:
        return self.status == cp_model.INFEASIBLE


class _Callback(cp_model.CpSolverSolutionCallback):
    def __init__(self, told: Callable[["_Callback", News], None], started: float) -> None:
        super().__init__()
        self.solutions = 0
        self._told = told
        self._started = started

    def on_solution_callback(self) -> None:
        self.solutions += 1
        bound = round(self.best_objective_bound)
        seconds = time.monotonic() - self._started
        self._told(self, News(self.solutions, round(self.objective_value), bound, seconds))


def run(
    model: cp_model.CpModel,
    limits: Limits,
    told: "Callable[[cp_model.CpSolverSolutionCallback, News], None]" = lambda *_: None,
) -> Found:
    """Solve; `told` hears of each better solution and may read it from the callback it gets."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, limits.seconds)
    solver.parameters.num_workers = limits.workers
    solver.parameters.random_seed = limits.seed
    if not limits.probes:
        solver.parameters.cp_model_probing_level = 0
    callback = _Callback(told, time.monotonic())
    ended = threading.Event()
    asking = threading.Thread(target=_ask, args=(solver, limits.stopped, ended), daemon=True)
    asking.start()
    try:
        status = solver.solve(model, callback)
    finally:
        ended.set()
        asking.join()
    solved = status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    return Found(
        status,
        callback.solutions,
        round(solver.objective_value) if solved else 0,
        round(solver.best_objective_bound) if solved else 0,
        solver,
    )


def _ask(solver: cp_model.CpSolver, stopped: Callable[[], bool], ended: threading.Event) -> None:
    while not ended.wait(ASK_SECONDS):
        if stopped():
            solver.stop_search()
