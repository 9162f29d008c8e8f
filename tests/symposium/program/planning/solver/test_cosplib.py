"""CoSPLib's objective on cases small enough to count by hand, and its smallest instance."""

from collections.abc import Mapping

import pytest

from tests.load.cosplib.instance import Instance, Submission, read
from tests.load.cosplib.model import solve
from tests.load.cosplib.objective import NoSchedule, Schedule, objective, parts

WEIGHTS = (
    "Tracks_Sessions|Penalty",
    "Tracks_Rooms|Penalty",
    "Sessions_Rooms|Penalty",
    "Similar Tracks",
    "Number of Rooms per Track",
    "Parallel Tracks",
    "Consecutive Tracks",
    "Submissions Order",
    "Submissions_Sessions|Penalty",
    "Submissions_Rooms|Penalty",
    "Presenters Conflicts",
    "Attendees Conflicts",
    "Chairs Conflicts",
)


def people(*names: str) -> frozenset[str]:
    return frozenset(names)


# Two tracks of two submissions each, three sessions of two slots, two rooms.
INSTANCE = Instance(
    name="by hand",
    weights={name: 10**place for place, name in enumerate(WEIGHTS)},
    rooms=2,
    slots=(2, 2, 2),
    chairs=(people("Ana"), people("Ana", "Bo")),
    submissions=(
        Submission(0, 1, 1, people("P0")),
        Submission(0, 1, 2, people("P1"), people("A")),
        Submission(1, 2, 0, people("P1")),
        Submission(1, 1, 0, people("P3"), people("P0")),
    ),
    track_session={(0, 0): 3},
    track_room={(1, 1): 5},
    session_room={(2, 0): 7},
    similar={(0, 1): 2, (1, 0): 2},
    submission_session={(2, 1): 4},
    submission_room={(3, 0): 6},
)


def counted(schedule: Schedule) -> dict[str, int]:
    return {name: count for name, count in parts(INSTANCE, schedule).items() if count}


def test_one_after_the_other_in_the_right_order() -> None:
    schedule: Schedule = {(0, 0): (0, 1), (1, 1): (2, 2), (2, 1): (3,)}
    expected: Mapping[str, int] = {
        "Tracks_Sessions|Penalty": 3,
        "Tracks_Rooms|Penalty": 10,
        "Submissions_Sessions|Penalty": 8,
    }
    assert counted(schedule) == expected
    assert objective(INSTANCE, schedule) == 3 + 10 * 10 + 8 * 10**8


def test_everything_at_once() -> None:
    schedule: Schedule = {(0, 0): (1, 0), (0, 1): (2, 2), (2, 0): (3, None)}
    assert counted(schedule) == {
        "Tracks_Sessions|Penalty": 3,
        "Tracks_Rooms|Penalty": 5,
        "Sessions_Rooms|Penalty": 7,
        "Similar Tracks": 2,
        "Number of Rooms per Track": 1,
        "Consecutive Tracks": 1,
        "Submissions Order": 2,
        "Submissions_Rooms|Penalty": 6,
        # P1 presents both 1 and 2, and nobody wants to see what meets here.
        "Presenters Conflicts": 1,
        "Chairs Conflicts": 1,
    }


def test_a_track_beside_itself() -> None:
    schedule: Schedule = {(0, 0): (0,), (0, 1): (1,), (1, 0): (2, 2), (2, 1): (None, 3)}
    found = counted(schedule)
    assert found["Parallel Tracks"] == 1
    # Both have an order and lie side by side.
    assert found["Submissions Order"] == 1
    assert found["Number of Rooms per Track"] == 2


def test_who_wants_to_see_two_at_once() -> None:
    schedule: Schedule = {(0, 0): (0, 1), (0, 1): (3,), (1, 1): (2, 2)}
    assert counted(schedule)["Attendees Conflicts"] == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({(0, 0): (0, 1), (1, 0): (2, 2)}, "missing"),
        ({(0, 0): (0, 1), (1, 0): (2, None), (2, 0): (2, 3)}, "broken up"),
        ({(0, 0): (0, 3), (1, 0): (2, 2), (2, 0): (1,)}, "two tracks"),
        ({(0, 0): (0, 1, 3), (1, 0): (2, 2)}, "too long"),
        ({(0, 5): (0, 1), (1, 0): (2, 2), (2, 0): (3,)}, "nowhere"),
        ({(0, 0): (0, 0), (1, 0): (2, 2), (2, 0): (3,), (2, 1): (1,)}, "wrong length"),
    ],
)
def test_what_is_no_schedule(wrong: Schedule, why: str) -> None:
    with pytest.raises(NoSchedule, match=why):
        objective(INSTANCE, wrong)


def test_the_model_finds_the_best_by_hand() -> None:
    """Track 1 first in room 0, then track 0: nothing is left but a submission's room."""
    schedule, found = solve(INSTANCE, 5)
    assert schedule is not None
    assert objective(INSTANCE, schedule) == found.cost == found.bound


def test_the_sheets_are_read() -> None:
    instance = read("N2OR")
    assert (len(instance.submissions), instance.tracks, instance.rooms) == (35, 8, 4)
    assert instance.slots == (2, 2, 2, 3)
    assert sum(one.slots for one in instance.submissions) == 36
    assert instance.weights["Presenters Conflicts"] == 100_000


def test_n2or_is_no_worse_than_the_published_exact_model() -> None:
    instance = read("N2OR")
    schedule, _found = solve(instance, 4)
    assert schedule is not None
    assert objective(instance, schedule) <= 20
