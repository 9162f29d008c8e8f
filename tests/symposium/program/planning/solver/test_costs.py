"""What a schedule costs, by hand."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from symposium.program.planning.plan import Plan
from symposium.program.planning.solver import costs
from symposium.program.planning.solver.problem import problem_of
from symposium.program.planning.solver.request import Request, Wish
from tests.symposium.program.planning.plans import clock, hall, part, person, plan, talk


def cost(before: Plan, request: Request | None = None) -> dict[Wish, int]:
    problem = problem_of(before, request or Request())
    return costs.cost(problem, costs.standing(problem))


def test_a_track_in_two_rooms_on_two_days() -> None:
    assert cost(plan(talk(1, 9), talk(2, 10, room=2), talk(3, 33)))[Wish.TOGETHER] == 120


def test_minutes_on_which_a_track_waits() -> None:
    assert cost(plan(talk(1, 9), talk(2, 11), talk(3, 13)))[Wish.IN_A_ROW] == 120


def test_two_popular_sessions_at_once_cost_the_stars_of_the_lesser() -> None:
    found = cost(plan(talk(1, 9, stars=9), talk(2, 9.5, room=2, stars=4), talk(3, 10, stars=7)))
    assert found[Wish.APART] == 4 + 4


def test_a_night_counts_for_who_lives_in_it_and_once_more_for_the_worst_zone() -> None:
    # 9:00 in Beijing is 4:00 in Nairobi.
    far = person(1, zone=ZoneInfo("Africa/Nairobi"))
    before = plan(talk(1, 9, parts=(part(1),)), people=[far])
    assert cost(before)[Wish.FAIRNESS] == 60 + 60 + 60
    assert cost(replace(before, mode="on_site"))[Wish.FAIRNESS] == 0
    mixed = Request(zones={"Asia/Shanghai": 3, "Africa/Nairobi": 1})
    assert cost(before, mixed)[Wish.FAIRNESS] == 60 + 15 + 60


def test_people_change_rooms() -> None:
    before = plan(talk(1, 9, parts=(part(1),)), talk(2, 11, room=2, parts=(part(1),)))
    assert cost(before)[Wish.FEW_CHANGES] == 30


def test_missing_seats_count_in_full_and_empty_ones_a_tenth() -> None:
    before = plan(
        talk(1, 9, stars=130),
        talk(2, 11, capacity=50),
        talk(3, 9, room=2, stars=500),
        rooms=[hall(1), hall(2, None)],
    )
    assert cost(before)[Wish.ROOM_SIZE] == 30 + 5


def test_change_counts_moves_before_minutes() -> None:
    problem = problem_of(plan(talk(1, 9), talk(2, 9, room=2)), Request())
    stands = costs.standing(problem)
    moved = {**stands, 1: stands[1]._replace(start=stands[1].start + 15)}
    assert (costs.change(problem, stands), costs.change(problem, moved)) == (0, costs.MOVED + 15)


def test_a_day_begins_at_midnight_where_the_symposium_is() -> None:
    problem = problem_of(plan(), Request())
    assert problem.day_starts == [0, 1440, 2880]
    assert problem.clock.instant(1440) == clock(24)
