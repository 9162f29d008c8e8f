"""Why there is no schedule: a set of demands of which not one could be left out."""

from dataclasses import replace

import pytest

from symposium.program.planning.plan import Plan, Window
from symposium.program.planning.solver import search
from symposium.program.planning.solver.conflict import conflict_of
from symposium.program.planning.solver.demands import DAYS, Demand, Kind
from symposium.program.planning.solver.model import build
from symposium.program.planning.solver.problem import problem_of
from symposium.program.planning.solver.propose import propose
from symposium.program.planning.solver.request import Request
from tests.symposium.program.planning.plans import clock, hall, part, person, plan, talk

MORNING = Request(seconds=4, days=(Window(clock(9), clock(11)),), from_standing=False)
LIMITS = search.Limits(20, 1)


def place(key: int) -> Demand:
    return Demand(Kind.PLACE, session_id=key)


FULL_ROOM = plan(*(talk(key, room=None, track_id=None) for key in (1, 2, 3)), rooms=[hall(1)])
BUSY_PERSON = plan(
    *(talk(key, room=None, parts=(part(1),)) for key in (1, 2, 3)), talk(4, room=None)
)
ABSENT_PERSON = plan(
    talk(1, room=None, parts=(part(1),)),
    talk(2, room=None),
    people=[person(1, hours=(Window(clock(15), clock(18)),))],
)
CEREMONY = plan(talk(1, 9, 2, kind="ceremony"), talk(2, room=None), rooms=[hall(1)])
TOO_LONG = plan(talk(1, room=None, length=3), talk(2, room=None))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (FULL_ROOM, {place(1), place(2), place(3), Demand(Kind.ROOM_ALONE, room_id=1), DAYS}),
        (BUSY_PERSON, {place(1), place(2), place(3), Demand(Kind.PERSON_ONCE, person_id=1), DAYS}),
        (ABSENT_PERSON, {place(1), Demand(Kind.PERSON_HOURS, person_id=1), DAYS}),
        (
            CEREMONY,
            {
                place(2),
                Demand(Kind.STAYS, session_id=1),
                Demand(Kind.ROOM_ALONE, room_id=1),
                DAYS,
            },
        ),
        (TOO_LONG, {place(1), DAYS}),
    ],
)
def test_the_reason_is_named_and_nothing_else(before: Plan, expected: set[Demand]) -> None:
    proposal = propose(before, MORNING)
    assert proposal.conflict is not None
    assert set(proposal.conflict.demands) == expected
    assert proposal.conflict.is_minimal


@pytest.mark.parametrize("before", [FULL_ROOM, BUSY_PERSON, ABSENT_PERSON, CEREMONY, TOO_LONG])
def test_without_any_one_of_them_the_others_can_be_met(before: Plan) -> None:
    problem = problem_of(before, MORNING)
    core = conflict_of(problem, LIMITS).demands
    model = build(problem, explain=True)

    def can_meet(demands: set[Demand]) -> bool:
        model.cp.clear_assumptions()
        model.cp.add_assumptions([model.assumptions[demand] for demand in demands])
        return search.run(model.cp, LIMITS).is_solved

    assert not can_meet(set(core))
    assert [demand for demand in core if not can_meet(set(core) - {demand})] == []


def test_whoever_has_no_time_left_gets_no_reason() -> None:
    problem = problem_of(FULL_ROOM, MORNING)
    found = conflict_of(problem, replace(LIMITS, seconds=0))
    assert (found.demands, found.is_minimal) == ((), False)
