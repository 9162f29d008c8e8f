"""Work in the background: the planner."""

import logging
import threading
from collections.abc import Mapping
from typing import Any

from celery import shared_task
from django.db import connection
from django.utils import timezone

from symposium.program import actions, queries
from symposium.program.models import ScheduleProposal
from symposium.program.planning.solver.problem import Place, Problem
from symposium.program.planning.solver.request import request_of

log = logging.getLogger(__name__)
State = ScheduleProposal.State
BEAT_SECONDS = 1.0


@shared_task  # type: ignore[untyped-decorator]  # Celery has no types
def propose_schedule(key: int) -> None:
    """Let the planner run for one `ScheduleProposal`; what it finds is kept in the row."""
    proposal = actions.begin_proposal(key=key, at=timezone.now())
    if proposal is not None:
        _Run(proposal).go()


class _Run:
    """The solver in one thread; in another a beat that keeps the best so far, and listens."""

    def __init__(self, proposal: ScheduleProposal) -> None:
        self.proposal = proposal
        self.cancelled = threading.Event()
        self.ended = threading.Event()
        self.progress: Mapping[str, Any] = {}
        self.result: Mapping[str, Any] = {}

    def go(self) -> None:
        beat = threading.Thread(target=self._beat, daemon=True)
        beat.start()
        try:
            state, conflict = self._solve()
        except Exception:
            log.exception("The planner has failed: proposal %s", self.proposal.guid)
            state, conflict = State.FAILED, {}
        finally:
            self.ended.set()
            beat.join()
        actions.end_proposal(
            proposal=self.proposal,
            state=state,
            progress=self.progress,
            result=self.result,
            conflict=conflict,
            at=timezone.now(),
        )

    def _solve(self) -> tuple[str, Mapping[str, Any]]:
        # OR-Tools takes a second to import, and nobody but this task needs it.
        from symposium.program.planning.solver import outcome
        from symposium.program.planning.solver.propose import Progress, propose

        plan = queries.plan_of(self.proposal.edition)
        request = request_of(self.proposal.request)

        def told(problem: Problem, progress: Progress, places: Mapping[int, Place]) -> None:
            self.progress = outcome.progress_json(progress)
            self.result = outcome.result_json(problem, places)

        proposal = propose(plan, request, told=told, stopped=self.cancelled.is_set)
        self.progress = outcome.progress_json(proposal.progress)
        if proposal.places is not None:
            self.result = outcome.result_json(
                proposal.problem, proposal.places, is_best=proposal.is_best
            )
            return (State.CANCELLED if self.cancelled.is_set() else State.FOUND), {}
        if self.cancelled.is_set():
            return State.CANCELLED, {}
        # Without a conflict: no schedule within the time, though there may be one.
        return State.IMPOSSIBLE, outcome.conflict_json(plan, proposal.conflict)

    def _beat(self) -> None:
        try:
            while not self.ended.wait(BEAT_SECONDS):
                try:
                    self._keep()
                except Exception:
                    # A database that is busy for a moment is no reason to stop.
                    log.exception("A beat of the planner was lost")
        finally:
            connection.close()

    def _keep(self) -> None:
        if actions.keep_proposal(
            proposal=self.proposal,
            progress=self.progress,
            result=self.result,
            at=timezone.now(),
        ):
            self.cancelled.set()
