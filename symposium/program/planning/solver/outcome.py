"""What the solver says, as plain data for a row: places by GUID, costs by wish, a conflict."""

from collections.abc import Mapping
from typing import Any

from symposium.program.planning.plan import Plan
from symposium.program.planning.solver import costs
from symposium.program.planning.solver.conflict import Conflict
from symposium.program.planning.solver.demands import Demand
from symposium.program.planning.solver.problem import Place, Problem
from symposium.program.planning.solver.propose import Progress

Places = Mapping[int, Place]


def progress_json(progress: Progress) -> dict[str, Any]:
    return {
        "solutions": progress.solutions,
        "cost": progress.cost,
        "bound": progress.bound,
        "seconds": progress.seconds,
    }


def result_json(problem: Problem, places: Places, *, is_best: bool = False) -> dict[str, Any]:
    """Places with the versions of the sessions that they were made for, and the old places."""
    by_guid: dict[str, Any] = {}
    for key, place in places.items():
        session = problem.plan.by_id[key]
        by_guid[str(session.guid)] = {
            "title": str(session.title),
            "room": place.room_id,
            "starts_at": problem.clock.instant(place.start).isoformat(),
            "version": session.version,
            "from": {
                "room": session.room_id,
                "starts_at": session.starts_at.isoformat() if session.starts_at else None,
            },
        }
    return {
        "places": by_guid,
        "before": {str(k): v for k, v in costs.cost(problem, costs.standing(problem)).items()},
        "after": {str(k): v for k, v in costs.cost(problem, places).items()},
        "is_best": is_best,
    }


def conflict_json(plan: Plan, conflict: Conflict | None) -> dict[str, Any]:
    """The demands by kind, with the names of what they are about in all languages."""
    if conflict is None:
        return {}
    return {
        "demands": [_demand_json(plan, demand) for demand in conflict.demands],
        "is_minimal": conflict.is_minimal,
    }


def _demand_json(plan: Plan, demand: Demand) -> dict[str, Any]:
    document: dict[str, Any] = {"kind": str(demand.kind)}
    if session := plan.by_id.get(demand.session_id or 0):
        document["session"] = dict(session.title)
        document["slug"] = session.slug
        document["minutes"] = session.minutes
        if session.starts_at:
            document["starts_at"] = session.starts_at.isoformat()
    if person := plan.people.get(demand.person_id or 0):
        document["person"] = dict(person.name)
    if room := plan.rooms.get(demand.room_id or 0):
        document["room"] = dict(room.name)
    if track := plan.tracks.get(demand.track_id or 0):
        document["track"] = dict(track.name)
    return document
