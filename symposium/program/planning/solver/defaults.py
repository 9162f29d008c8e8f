"""What a request says when nobody has said otherwise, read off the plan as it stands."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from symposium.program.planning.plan import Plan, Window
from symposium.program.planning.rules.parameters import OVERTIME

# Hours of a day on which nothing stands yet.
FIRST, LAST = time(9), time(18)
# What begins in the small hours belongs to the evening before.
NIGHT = timedelta(hours=6)


def days(plan: Plan) -> list[Window]:
    """For each day of the edition, from the first session's beginning to the last one's end.

    What begins before six in the morning belongs to the evening before.
    """
    stand: defaultdict[object, list[Window]] = defaultdict(list)
    for session in plan.scheduled:
        if session.starts_at is None or session.ends_at is None:
            continue
        day = (session.starts_at.astimezone(plan.zone) - NIGHT).date()
        stand[day].append(Window(session.starts_at, session.ends_at))
    end = plan.ends_at + timedelta(minutes=OVERTIME.of(plan))
    windows = []
    day = plan.starts_at.astimezone(plan.zone).date()
    while datetime.combine(day, time(), plan.zone) < plan.ends_at:
        if here := stand[day]:
            first = min(window.starts_at for window in here)
            last = min(max(window.ends_at for window in here), end)
        else:
            first = datetime.combine(day, FIRST, plan.zone)
            last = datetime.combine(day, LAST, plan.zone)
        if last > first:
            windows.append(Window(first.astimezone(plan.zone), last.astimezone(plan.zone)))
        day += timedelta(days=1)
    return windows


def rooms(plan: Plan) -> dict[int, frozenset[int]]:
    """By track: the rooms in which it stands; tracks that stand nowhere are missing."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for session in plan.scheduled:
        if session.track_id is not None and session.room_id is not None:
            found[session.track_id].add(session.room_id)
    return {track: frozenset(ids) for track, ids in found.items()}
