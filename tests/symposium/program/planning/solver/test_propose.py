"""What the planner proposes: no hard demand broken, the smallest change, and the wishes."""

import random
from dataclasses import replace

import pytest

from symposium.program.planning import rules
from symposium.program.planning.plan import Plan, PlanTrack, RuleOptions, Signature, Window
from symposium.program.planning.solver.propose import Proposal, propose
from symposium.program.planning.solver.request import MUCH, OFF, Request, Wish, request_of
from tests.symposium.program.planning.plans import clock, hall, part, person, plan, talk

HARD = {"room_overlap", "person_twice", "room_unavailable", "person_unavailable", "outside_edition"}
QUICK = Request(seconds=4, days=(Window(clock(9), clock(18)),))


def proposed(before: Plan, proposal: Proposal) -> Plan:
    """The plan as it would be."""
    assert proposal.places is not None
    to_instant = proposal.problem.clock.instant
    return before.having(
        before.by_id[key].moved(room_id=place.room_id, starts_at=to_instant(place.start))
        for key, place in proposal.places.items()
    )


def slots(after: Plan) -> dict[int, tuple[int | None, float]]:
    """By session: the room, and the hour at which it begins."""
    return {
        session.id: (session.room_id, (session.starts_at - clock(0)).total_seconds() / 3600)
        for session in after.scheduled
        if session.starts_at
    }


def test_with_nothing_wrong_the_smallest_change_is_none() -> None:
    before = plan(talk(1, 9), talk(2, 9, room=2), talk(3, 11, room=2, parts=(part(1),)))
    proposal = propose(before, QUICK)
    assert slots(proposed(before, proposal)) == slots(before)
    assert proposal.is_best
    assert proposal.before == proposal.after


def test_a_place_off_the_grid_and_without_fault_is_left() -> None:
    before = plan(talk(1, 9 + 7 / 60), talk(2, 12))
    assert slots(proposed(before, propose(before, QUICK))) == slots(before)


def test_the_smallest_change_moves_one_of_two_that_overlap() -> None:
    before = plan(talk(1, 9), talk(2, 9.5), talk(3, 10.5))
    proposal = propose(before, QUICK)
    after = slots(proposed(before, proposal))
    assert len([key for key in after if after[key] != slots(before)[key]]) == 1
    assert rules.findings(proposed(before, proposal)) == []


def test_sessions_without_a_slot_get_one_and_the_others_stay() -> None:
    before = plan(talk(1, 9), talk(2, room=None), talk(3, room=None, parts=(part(1),)))
    after = slots(proposed(before, propose(before, QUICK)))
    assert sorted(after) == [1, 2, 3]
    assert after[1] == (1, 9)


def test_what_stays_is_gone_around() -> None:
    ceremony = talk(1, 9, 4, kind="ceremony")
    before = plan(ceremony, talk(2, 10, 2), rooms=[hall(1)])
    proposal = propose(before, replace(QUICK, from_standing=False))
    assert slots(proposed(before, proposal)) == {1: (1, 9), 2: (1, 13)}


def test_a_locked_session_stays_and_one_without_a_slot_stays_without() -> None:
    before = plan(talk(1, 9), talk(2, 9.5), talk(3, room=None))
    proposal = propose(before, replace(QUICK, locked=frozenset({2, 3})))
    assert slots(proposed(before, proposal)) == {1: (2, 9), 2: (1, 9.5)}


def test_called_off_sessions_take_no_room() -> None:
    before = plan(talk(1, 9, 9, status="cancelled"), talk(2, 9, 9), rooms=[hall(1)])
    assert slots(proposed(before, propose(before, QUICK)))[2] == (1, 9)


def test_tracks_keep_to_their_rooms() -> None:
    before = plan(talk(1, 9), talk(2, 9), talk(3, 9))
    proposal = propose(before, replace(QUICK, rooms={1: frozenset({2})}))
    assert {room for room, _ in slots(proposed(before, proposal)).values()} == {2}


def test_a_waived_overlap_may_stay() -> None:
    before = plan(talk(1, 9), talk(2, 9.5))
    [finding] = rules.findings(before)
    signed = replace(before, waived={finding.key: Signature("Posters", "Ana", clock(0))})
    assert slots(proposed(signed, propose(signed, QUICK))) == slots(before)


def test_rules_that_block_are_kept_and_others_are_not() -> None:
    far = person(1, zone=None)
    before = plan(
        talk(1, 9, parts=(part(1),)),
        talk(2, 10, room=2, parts=(part(1),)),
        people=[far],
        options={"room_change_buffer": RuleOptions("block", {"minutes": 30})},
    )
    after = proposed(before, propose(before, QUICK))
    assert rules.findings(after) == []
    lenient = replace(before, options={})
    assert slots(proposed(lenient, propose(lenient, QUICK))) == slots(lenient)


def test_popular_sessions_are_kept_apart() -> None:
    before = plan(talk(1, 9, stars=50), talk(2, 9, room=2, stars=40), talk(3, 11, stars=0))
    only = {wish: MUCH if wish == Wish.APART else OFF for wish in Wish}
    proposal = propose(before, replace(QUICK, from_standing=False, weights=only))
    assert proposal.before[Wish.APART] == 40
    assert proposal.after[Wish.APART] == 0


def test_a_track_comes_together() -> None:
    tracks = {key: PlanTrack(key, f"t{key}", talk(key).title) for key in (1, 2)}
    before = plan(
        *(talk(key, 9 + key, track_id=1 + key % 2, room=1 + key // 2 % 2) for key in range(1, 7)),
        tracks=tracks,
    )
    proposal = propose(before, replace(QUICK, from_standing=False))
    assert proposal.after[Wish.TOGETHER] == proposal.after[Wish.IN_A_ROW] == 0
    assert proposal.is_best


def test_a_request_survives_the_way_through_a_row() -> None:
    asked = replace(
        QUICK, locked=frozenset({3}), rooms={1: frozenset({2})}, zones={"Africa/Nairobi": 3}
    )
    assert request_of(asked.as_json()) == asked


def test_whoever_wants_to_stop_it_is_heard_and_the_best_so_far_is_kept() -> None:
    before = plan(*(talk(key, room=None) for key in range(1, 30)), ends_at=clock(24))
    proposal = propose(
        before,
        replace(QUICK, from_standing=False, seconds=60, grid_minutes=5),
        stopped=lambda: True,
    )
    assert proposal.progress.seconds < 10
    assert proposal.places is None or len(proposal.places) == 29


def some_plan(seed: int) -> Plan:
    """A small program with rooms and people that have hours, half of it already wrong."""
    choice = random.Random(seed)
    people = [
        person(key, hours=(Window(clock(9 + key % 3), clock(18)),) if key % 2 else ())
        for key in range(1, 5)
    ]
    rooms = [hall(1), hall(2, hours=(Window(clock(8), clock(14)),)), hall(3, capacity=20)]
    sessions = [
        talk(
            key,
            choice.choice([None, 9, 9.5, 10, 13, 13.25]),
            choice.choice([0.5, 1, 1.75]),
            room=choice.choice([1, 2, 3]),
            stars=choice.choice([0, 10, 30]),
            is_streamed=choice.random() < 0.5,
            kind=choice.choice(["talk", "talk", "talk", "break"]),
            parts=tuple(part(one) for one in choice.sample(range(1, 5), choice.choice([0, 1, 2]))),
        )
        for key in range(1, choice.choice([4, 8, 12]))
    ]
    blocking = {
        name: RuleOptions("block", {"count": 2} if name == "encoders" else {})
        for name in ("room_change_buffer", "encoders", "capacity_below_stars", "civil_hours")
        if choice.random() < 0.5
    }
    return plan(*sessions, rooms=rooms, people=people, options=blocking)


@pytest.mark.parametrize("seed", range(16))
@pytest.mark.parametrize("from_standing", [True, False])
def test_no_hard_demand_is_ever_broken(seed: int, from_standing: bool) -> None:
    """The rules, which know nothing of the solver, look at what it proposes."""
    before = some_plan(seed)
    asked = replace(QUICK, seconds=1.5, from_standing=from_standing, seed=seed)
    proposal = propose(before, asked)
    if proposal.places is None:
        assert proposal.is_impossible
        return
    after = proposed(before, proposal)
    moving = {item.id for item in proposal.problem.moving}
    wrong = [
        finding.text
        for finding in rules.findings(after)
        if finding.severity == "block" and moving & {session.id for session in finding.sessions}
    ]
    assert wrong == []
    assert sorted(proposal.places) == sorted(moving)
    days = asked.days[0]
    assert all(
        days.holds(session.starts_at, session.ends_at)
        for session in after.scheduled
        if session.id in moving and session.starts_at and session.ends_at
    )
    stayed = {session.id: session for session in before.sessions if session.id not in moving}
    assert all(after.by_id[key] == session for key, session in stayed.items())


@pytest.mark.parametrize("seed", range(6))
def test_the_model_counts_as_the_costs_do(seed: int) -> None:
    """What is proven best: the bound is the model's, the cost is counted without it."""
    proposal = propose(some_plan(seed), replace(QUICK, seconds=3, from_standing=False))
    if proposal.is_best:
        assert proposal.progress.cost == proposal.progress.bound
