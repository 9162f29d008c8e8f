"""The planner in the time it has: the demonstration, FOSDEM, and CoSPLib's published objectives."""

import time
from dataclasses import replace

import pytest

from symposium.demonstration.steps import editions, institutions, program
from symposium.program import queries
from symposium.program.planning import rules
from symposium.program.planning.plan import Plan
from symposium.program.planning.solver import defaults
from symposium.program.planning.solver.propose import Proposal, propose
from symposium.program.planning.solver.request import Request
from tests.load.cosplib import report
from tests.symposium.program.planning.solver import files


def show(text: object) -> None:
    print(f"\n{text}", flush=True)  # noqa: T201 - a bench shows its figures


def usual(plan: Plan, **changed: object) -> Request:
    """As the form asks when nobody changes anything."""
    request = Request(days=tuple(defaults.days(plan)), rooms=defaults.rooms(plan))
    return replace(request, **changed)  # type: ignore[arg-type]  # fields by name


def timed(name: str, plan: Plan, request: Request) -> tuple[Proposal, float]:
    first: list[float] = []
    started = time.monotonic()
    proposal = propose(plan, request, told=lambda *_: first.append(time.monotonic() - started))
    took = time.monotonic() - started
    mode = "smallest change" if request.from_standing else "from nothing"
    found = f"first after {first[0]:.1f} s" if first else "none found"
    before, after = sum(proposal.before.values()), sum(proposal.after.values())
    best = "proven best" if proposal.is_best else "not proven"
    show(f"{name}, {mode}: {took:.1f} s, {found}, cost {before} → {after} ({best})")
    return proposal, took


def check(plan: Plan, proposal: Proposal) -> None:
    """No rule that blocks finds anything about what the planner has placed."""
    assert proposal.places is not None
    at = proposal.problem.clock.instant
    after = plan.having(
        plan.by_id[key].moved(room_id=place.room_id, starts_at=at(place.start))
        for key, place in proposal.places.items()
    )
    found = [f for f in rules.findings(after, set(proposal.places)) if f.severity == "block"]
    assert found == []


@pytest.mark.django_db
@pytest.mark.parametrize("from_standing", [True, False])
def test_the_demonstration_within_five_seconds(from_standing: bool) -> None:
    institutions.load()
    edition = editions.load()
    program.load(edition)
    plan = queries.plan_of(edition)
    request = usual(plan, seconds=4.5, from_standing=from_standing)
    proposal, took = timed(f"Demonstration, {len(plan.sessions)} sessions", plan, request)
    check(plan, proposal)
    assert took <= 5


@pytest.mark.parametrize("from_standing", [True, False])
def test_fosdem_within_its_tracks_rooms_within_a_minute(from_standing: bool) -> None:
    plan = files.read("fosdem-2024.xml")
    request = usual(plan, seconds=55, grid_minutes=5, from_standing=from_standing)
    proposal, took = timed(f"FOSDEM 2024, {len(plan.sessions)} talks", plan, request)
    check(plan, proposal)
    assert took <= 60


def test_many_overlaps_are_mended_with_few_moves() -> None:
    plan = files.read("emf-2022.frab.xml")
    proposal, _took = timed("EMF 2022", plan, usual(plan, seconds=20, grid_minutes=5))
    check(plan, proposal)


def test_cosplib() -> None:
    lines = {name: report.solved(name, 60) for name in report.PUBLISHED}
    show("\n".join([report.HEAD, *map(str, lines.values())]))
    ours = lines["N2OR"].ours
    assert ours is not None
    assert ours <= 20
    assert all(line.ours is not None for line in lines.values())
