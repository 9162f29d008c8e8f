"""CoSPLib's objective, counted on a finished schedule and with nothing of the model.

Each part is multiplied by the instance's weight. A schedule that breaks a submission up, or leaves
one out, is none.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations

from tests.load.cosplib.instance import Instance

# (session, room) → the submission in each time slot, None where there is none.
Schedule = Mapping[tuple[int, int], tuple[int | None, ...]]


class NoSchedule(ValueError):
    """A submission is missing, broken up, or beside one of another track."""


def objective(instance: Instance, schedule: Schedule) -> int:
    return sum(instance.weights[name] * count for name, count in parts(instance, schedule).items())


def parts(instance: Instance, schedule: Schedule) -> dict[str, int]:
    """By the name of the weight, unweighed. Raises NoSchedule."""
    _check(instance, schedule)
    track = {cell: _track(instance, slots) for cell, slots in schedule.items() if any_in(slots)}
    cells = [(session, room, track[session, room]) for session, room in sorted(track)]
    at: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (session, room), slots in sorted(schedule.items()):
        at[session] += [(key, room) for key in dict.fromkeys(slots) if key is not None]
    filled = [
        (key, session, room)
        for (session, room), slots in schedule.items()
        for key in slots
        if key is not None
    ]
    return {
        "Tracks_Sessions|Penalty": sum(instance.track_session.get((t, s), 0) for s, _, t in cells),
        "Tracks_Rooms|Penalty": sum(instance.track_room.get((t, r), 0) for _, r, t in cells),
        "Sessions_Rooms|Penalty": sum(instance.session_room.get((s, r), 0) for s, r, _ in cells),
        "Similar Tracks": sum(
            instance.similar.get((one[2], other[2]), 0)
            for one, other in combinations(cells, 2)
            if one[0] == other[0] and one[2] != other[2]
        ),
        "Number of Rooms per Track": sum(
            len({r for _, r, other in cells if other == t}) - 1 for t in {t for *_, t in cells}
        ),
        "Parallel Tracks": len(cells) - len({(s, t) for s, _, t in cells}),
        "Consecutive Tracks": sum(
            max(on) - min(on) + 1 != len(on)
            for on in ({s for s, _, u in cells if u == t} for t in {t for *_, t in cells})
        ),
        "Submissions Order": _order(instance, schedule),
        "Submissions_Sessions|Penalty": sum(
            instance.submission_session.get((key, s), 0) for key, s, _ in filled
        ),
        "Submissions_Rooms|Penalty": sum(
            instance.submission_room.get((key, r), 0) for key, _, r in filled
        ),
        "Presenters Conflicts": _conflicts(at, instance.presenter_conflicts()),
        "Attendees Conflicts": _conflicts(at, instance.attendee_conflicts()),
        "Chairs Conflicts": sum(
            bool(instance.chairs[one[2]] & instance.chairs[other[2]])
            for one, other in combinations(cells, 2)
            if one[0] == other[0] and one[2] != other[2]
        ),
    }


def any_in(slots: tuple[int | None, ...]) -> bool:
    return any(key is not None for key in slots)


def _track(instance: Instance, slots: tuple[int | None, ...]) -> int:
    return next(instance.submissions[key].track for key in slots if key is not None)


def _check(instance: Instance, schedule: Schedule) -> None:
    seen: set[int] = set()
    for (session, room), slots in schedule.items():
        here = [key for key in slots if key is not None]
        if len(slots) > instance.slots[session] or not 0 <= room < instance.rooms:
            raise NoSchedule(f"session {session} in room {room} is too long or nowhere")
        if len({instance.submissions[key].track for key in here}) > 1:
            raise NoSchedule(f"two tracks in session {session}, room {room}")
        for key in set(here):
            first = slots.index(key)
            length = instance.submissions[key].slots
            if key in seen or slots[first : first + length] != (key,) * length:
                raise NoSchedule(f"submission {key} is broken up")
            if here.count(key) != length:
                raise NoSchedule(f"submission {key} has the wrong length")
            seen.add(key)
    if missing := set(range(len(instance.submissions))) - seen:
        raise NoSchedule(f"submissions {sorted(missing)} are missing")


def _conflicts(at: Mapping[int, list[tuple[int, int]]], pairs: set[tuple[int, int]]) -> int:
    """Pairs that meet in one session, in different rooms."""
    return sum(
        (min(one[0], other[0]), max(one[0], other[0])) in pairs
        for together in at.values()
        for one, other in combinations(together, 2)
        if one[1] != other[1]
    )


def _order(instance: Instance, schedule: Schedule) -> int:
    """Submissions that are not the n-th of their track as they should be, and those of one track
    with an order that lie side by side."""
    total = 0
    rows: defaultdict[int, list[int]] = defaultdict(list)
    side: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for (session, _room), slots in sorted(schedule.items()):
        for number, key in enumerate(slots):
            if key is None:
                continue
            submission = instance.submissions[key]
            if key not in rows[submission.track]:
                rows[submission.track].append(key)
            if submission.order:
                side[session, number].append(submission.track)
    for keys in rows.values():
        for place, key in enumerate(keys, 1):
            total += instance.submissions[key].order not in {0, place}
    for tracks in side.values():
        total += sum(one == other for one, other in combinations(tracks, 2))
    return total
