"""An instance as a CP-SAT model: which track is in which session and room, which submission in
which session. A track is in one room at a time, so that its room is the submission's too.

The planner's own model places sessions on a grid of minutes; here whole blocks of slots belong to
a track, so that the model is another one. The search is the planner's.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from symposium.program.planning.solver import search
from tests.load.cosplib.instance import Instance
from tests.load.cosplib.objective import Schedule


@dataclass
class Model:
    instance: Instance
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    # By track, session, room; by submission, session; by track, session.
    cell: dict[tuple[int, int, int], cp_model.IntVar] = field(default_factory=dict)
    takes: dict[tuple[int, int], cp_model.IntVar] = field(default_factory=dict)
    on: dict[tuple[int, int], cp_model.IntVar] = field(default_factory=dict)
    terms: list[cp_model.LinearExprT] = field(default_factory=list)

    def cost(self, weight: str, expression: cp_model.LinearExprT, times: int = 1) -> None:
        if price := self.instance.weights[weight] * times:
            self.terms.append(price * expression)

    def at_once(self, weight: str, *literals: cp_model.IntVar, times: int = 1) -> None:
        """A cost for all of them being true."""
        if self.instance.weights[weight] * times:
            both = self.cp.new_bool_var("")
            self.cp.add_bool_or([literal.negated() for literal in literals] + [both])
            self.cost(weight, both, times)


def build(instance: Instance) -> Model:
    model = Model(instance)
    cp = model.cp
    for session in range(len(instance.slots)):
        for track in range(instance.tracks):
            model.on[track, session] = cp.new_bool_var(f"t{track} in {session}")
            for room in range(instance.rooms):
                model.cell[track, session, room] = cp.new_bool_var("")
            rooms = [model.cell[track, session, room] for room in range(instance.rooms)]
            cp.add(sum(rooms) == model.on[track, session])
        for room in range(instance.rooms):
            cp.add_at_most_one(model.cell[t, session, room] for t in range(instance.tracks))
    for key in range(len(instance.submissions)):
        for session in range(len(instance.slots)):
            model.takes[key, session] = cp.new_bool_var(f"u{key} in {session}")
        cp.add_exactly_one(model.takes[key, s] for s in range(len(instance.slots)))
    _fill(model)
    _penalties(model)
    _tracks(model)
    _conflicts(model)
    _order(model)
    cp.minimize(cp_model.LinearExpr.sum(model.terms))
    return model


def _fill(model: Model) -> None:
    """Submissions fit into the sessions of their track, and a session has at least one."""
    members = _members(model.instance)
    for (track, session), on in model.on.items():
        keys = members[track]
        load = sum(model.instance.submissions[k].slots * model.takes[k, session] for k in keys)
        model.cp.add(load <= model.instance.slots[session] * on)
        model.cp.add_bool_or([on.negated(), *(model.takes[k, session] for k in keys)])


def _members(instance: Instance) -> dict[int, list[int]]:
    members: defaultdict[int, list[int]] = defaultdict(list)
    for key, submission in enumerate(instance.submissions):
        members[submission.track].append(key)
    return members


def _penalties(model: Model) -> None:
    instance = model.instance
    for (track, session), penalty in instance.track_session.items():
        model.cost("Tracks_Sessions|Penalty", model.on[track, session], penalty)
    for (track, session, room), cell in model.cell.items():
        model.cost("Tracks_Rooms|Penalty", cell, instance.track_room.get((track, room), 0))
        model.cost("Sessions_Rooms|Penalty", cell, instance.session_room.get((session, room), 0))
    for (key, session), penalty in instance.submission_session.items():
        slots = instance.submissions[key].slots
        model.cost("Submissions_Sessions|Penalty", model.takes[key, session], penalty * slots)
    for (key, room), penalty in instance.submission_room.items():
        track, slots = instance.submissions[key].track, instance.submissions[key].slots
        for session in range(len(instance.slots)):
            both = (model.takes[key, session], model.cell[track, session, room])
            model.at_once("Submissions_Rooms|Penalty", *both, times=penalty * slots)


def _tracks(model: Model) -> None:
    """Few rooms, sessions in a row, and what is alike not at once."""
    cp, instance = model.cp, model.instance
    for track in range(instance.tracks):
        used = [cp.new_bool_var("") for _ in range(instance.rooms)]
        for (other, _, room), cell in model.cell.items():
            if other == track:
                cp.add_implication(cell, used[room])
        cp.add_bool_or(used)
        extra = cp.new_int_var(0, instance.rooms - 1, "")
        cp.add(extra >= cp_model.LinearExpr.sum(used) - 1)
        model.cost("Number of Rooms per Track", extra)
        row = [model.on[track, session] for session in range(len(instance.slots))]
        begins = [cp.new_bool_var("") for _ in row]
        for before, now, begin in zip([None, *row], row, begins, strict=False):
            cp.add_bool_or([now.negated(), begin, *([before] if before is not None else [])])
        has_gap = cp.new_bool_var("")
        cp.add(sum(begins) <= 1).only_enforce_if(has_gap.negated())
        model.cost("Consecutive Tracks", has_gap)
    for (one, other), penalty in instance.similar.items():
        for session in range(len(instance.slots)) if one < other else ():
            both = (model.on[one, session], model.on[other, session])
            model.at_once("Similar Tracks", *both, times=penalty)


def _conflicts(model: Model) -> None:
    instance = model.instance
    for weight, pairs in [
        ("Presenters Conflicts", instance.presenter_conflicts()),
        ("Attendees Conflicts", instance.attendee_conflicts()),
    ]:
        for one, other in sorted(pairs):
            if instance.submissions[one].track == instance.submissions[other].track:
                continue
            for session in range(len(instance.slots)):
                model.at_once(weight, model.takes[one, session], model.takes[other, session])
    for one in range(instance.tracks):
        for other in range(one):
            if instance.chairs[one] & instance.chairs[other]:
                for session in range(len(instance.slots)):
                    both = (model.on[one, session], model.on[other, session])
                    model.at_once("Chairs Conflicts", *both)


def _order(model: Model) -> None:
    """What comes first in its track is in the track's first session. (The rest is arranged.)"""
    instance = model.instance
    for key, submission in enumerate(instance.submissions):
        if submission.order == 1 and instance.weights["Submissions Order"]:
            late = model.cp.new_bool_var("")
            for session in range(len(instance.slots)):
                for earlier in range(session):
                    model.cp.add_bool_or(
                        model.takes[key, session].negated(),
                        model.on[submission.track, earlier].negated(),
                        late,
                    )
            model.cost("Submissions Order", late)


def solve(instance: Instance, seconds: float) -> tuple[Schedule | None, search.Found]:
    model = build(instance)
    found = search.run(model.cp, search.Limits(seconds, probes=len(instance.submissions) < 100))
    return (schedule_of(model, found.solver) if found.is_solved else None), found


def schedule_of(model: Model, solver: cp_model.CpSolver) -> Schedule:
    """Those of a cell one after the other, by their order in the track."""
    instance = model.instance
    schedule: dict[tuple[int, int], tuple[int | None, ...]] = {}
    members = _members(instance)
    for (track, session, room), cell in model.cell.items():
        if solver.boolean_value(cell):
            here = [k for k in members[track] if solver.boolean_value(model.takes[k, session])]
            here.sort(key=lambda k: instance.submissions[k].order or len(instance.submissions))
            schedule[session, room] = tuple(
                key for key in here for _ in range(instance.submissions[key].slots)
            )
    return schedule
