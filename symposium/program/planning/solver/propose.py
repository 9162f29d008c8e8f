"""From a plan and a request to a schedule: the one way into the solver."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from symposium.program.planning.plan import Plan
from symposium.program.planning.solver import costs, greedy, improve, search, wishes
from symposium.program.planning.solver.check import broken
from symposium.program.planning.solver.conflict import Conflict, conflict_of
from symposium.program.planning.solver.model import Model, build
from symposium.program.planning.solver.problem import Place, Problem, problem_of
from symposium.program.planning.solver.request import Request, Wish

# Of the time there is, so much goes into the smallest change, and so much of what is left into
# the wishes of the whole at once; then it goes on piece by piece.
CHANGE_SHARE = 0.5
WHOLE_SHARE = 0.25
# Finding out why there is no schedule may take so long, beyond the time that was given.
EXPLAIN_SECONDS = 30.0
# Up to so many sessions the solver looks at the whole more closely before it begins.
SMALL = 100


@dataclass(frozen=True)
class Progress:
    """`solutions` so far and what the best one costs; `bound`: none costs less; in `seconds`."""

    solutions: int = 0
    cost: int = 0
    bound: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Proposal:
    """`places` of the sessions that move, None when there is no schedule: then `conflict` may say
    why. `is_best`: proven that there is no better one. Costs by wish, of what stands and of this.
    """

    problem: Problem
    progress: Progress
    places: Mapping[int, Place] | None = None
    is_best: bool = False
    before: Mapping[Wish, int] = field(default_factory=dict)
    after: Mapping[Wish, int] = field(default_factory=dict)
    conflict: Conflict | None = None

    @property
    def is_impossible(self) -> bool:
        return self.conflict is not None


Told = Callable[[Problem, Progress, Mapping[int, Place]], None]


def propose(
    plan: Plan,
    request: Request,
    *,
    told: Told = lambda *_: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Proposal:
    """A schedule that keeps all hard demands and grants the wishes as far as time allows.

    `told` hears of each better one, `stopped` ends the search early; both are called from other
    threads. Takes about `request.seconds`, and up to EXPLAIN_SECONDS more to explain.
    """
    return _Run(problem_of(plan, request), told, stopped).result()


class _Run:
    """First any schedule, or the one with the smallest change; then the wishes from there."""

    def __init__(self, problem: Problem, told: Told, stopped: Callable[[], bool]) -> None:
        self.problem = problem
        self.told = told
        self.stopped = stopped
        self.started = time.monotonic()
        self.best: dict[int, Place] | None = None
        self.score: tuple[int, int] = (0, 0)
        self.solutions = 0
        self.bound = 0

    def result(self) -> Proposal:
        if not all(self.problem.candidates.values()):
            return self._impossible()
        is_closest = self._begin()
        if is_closest is None:
            return self._impossible()
        if self.best is None:
            return Proposal(self.problem, self._progress())
        is_best = self._grant() and is_closest
        return Proposal(
            self.problem,
            self._progress(),
            places=self.best,
            is_best=is_best,
            before=costs.cost(self.problem, costs.standing(self.problem)),
            after=costs.cost(self.problem, self.best),
        )

    def _begin(self) -> bool | None:
        """A first schedule; whether it is as close to what stands as can be, where that counts.
        None if there is no schedule."""
        from_standing = self.problem.request.from_standing
        guess = greedy.mend(self.problem) if from_standing else greedy.pack(self.problem)
        if not any(broken(self.problem, guess)):
            self._take(guess)
            if not from_standing:
                return True
        model = build(self.problem)
        model.hint(guess)
        if from_standing:
            model.cp.minimize(wishes.change(model))
        found = self._solve(model, CHANGE_SHARE if from_standing else 1.0)
        return None if found.is_impossible else found.status == cp_model.OPTIMAL

    def _grant(self) -> bool:
        """Better the schedule that there is by the wishes; whether none can be better."""
        request = self.problem.request
        model = build(self.problem)
        terms = wishes.add(model)
        if request.from_standing:
            model.cp.add(wishes.change(model) <= self.score[0])
        weights = [request.weight(wish) for wish in terms]
        model.cp.minimize(cp_model.LinearExpr.weighted_sum(list(terms.values()), weights))
        model.hint(self.best or {})
        found = self._solve(model, WHOLE_SHARE)
        if found.is_solved:
            self.bound = found.bound
        if found.status == cp_model.OPTIMAL:
            return True
        self._go_on()
        return self.score[1] <= self.bound

    def _go_on(self) -> None:
        """Piece by piece, until time is over or nothing can be better."""
        seed = self.problem.request.seed
        while self.best and self.score[1] > self.bound and self._may_go_on():
            for free in improve.neighborhoods(self.problem, self.best, seed):
                limits = self._limits(1.0)
                limits.seconds, limits.probes = min(limits.seconds, improve.SECONDS), False
                places = improve.better(self.problem, self.best, free, limits)
                seed += 1
                if not self._may_go_on() or (places and self._take(places)):
                    break

    def _may_go_on(self) -> bool:
        return self._left() > 0 and not self.stopped()

    def _solve(self, model: Model, share: float) -> search.Found:
        def better(callback: cp_model.CpSolverSolutionCallback, _: search.News) -> None:
            self._take(model.place_in(callback))

        return search.run(model.cp, self._limits(share), better)

    def _take(self, places: dict[int, Place]) -> bool:
        """Keep a schedule if it is better than the best so far, and tell of it."""
        by_wish = costs.cost(self.problem, places)
        cost = sum(self.problem.request.weight(wish) * by_wish[wish] for wish in by_wish)
        moved = costs.change(self.problem, places) if self.problem.request.from_standing else 0
        if self.best is not None and (moved, cost) >= self.score:
            return False
        self.best, self.score = places, (moved, cost)
        self.solutions += 1
        self.told(self.problem, self._progress(), places)
        return True

    def _progress(self) -> Progress:
        seconds = round(time.monotonic() - self.started, 2)
        return Progress(self.solutions, self.score[1], min(self.bound, self.score[1]), seconds)

    def _left(self) -> float:
        return self.problem.request.seconds - (time.monotonic() - self.started)

    def _limits(self, share: float) -> search.Limits:
        request = self.problem.request
        is_small = len(self.problem.moving) <= SMALL
        return search.Limits(
            self._left() * share, request.workers, request.seed, is_small, self.stopped
        )

    def _impossible(self) -> Proposal:
        limits = search.Limits(EXPLAIN_SECONDS, 1, self.problem.request.seed, stopped=self.stopped)
        conflict = conflict_of(self.problem, limits)
        return Proposal(self.problem, self._progress(), conflict=conflict)
