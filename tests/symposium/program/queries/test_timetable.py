from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from symposium.program import queries
from symposium.program.models import Edition, Release, Session
from symposium.program.queries import Selection
from symposium.program.released import ReleasedSession
from tests.conftest import NOW


def slugs(sessions: list[ReleasedSession]) -> list[str]:
    return [session.slug for session in sessions]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["opening", "forum", "evening"]),
        (Selection(track="i"), ["forum"]),
        (Selection(room="room-a"), ["evening"]),
        (Selection(kind="ceremony"), ["opening"]),
        (Selection(language="en"), ["opening", "forum"]),
        (Selection(track="i", kind="ceremony"), []),
        (Selection(search="OCEANS climate"), ["forum"]),
        (Selection(search="elan"), ["forum"]),
        (Selection(search="nature museum"), ["forum"]),
        (Selection(search="与气"), ["forum"]),
        (Selection(search="鲸鱼"), ["forum"]),
        (Selection(search="whale opening"), []),
    ],
)
def test_a_selection_narrows_the_program(
    edition: Edition, release: Release, selection: Selection, found: list[str]
) -> None:
    program = queries.released_program(edition)
    assert slugs(queries.select(program, selection)) == found


def test_only_keeps_these_sessions(edition: Edition, release: Release, forum: Session) -> None:
    program = queries.released_program(edition)
    selection = queries.only(Selection(), frozenset({str(forum.guid)}))
    assert slugs(queries.select(program, selection)) == ["forum"]


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("Asia/Shanghai", {"2021-12-14": ["09:00", "13:30", "23:30"]}),
        ("Africa/Nairobi", {"2021-12-14": ["04:00", "08:30", "18:30"]}),
        ("Asia/Kathmandu", {"2021-12-14": ["06:45", "11:15", "21:15"]}),
        ("Pacific/Auckland", {"2021-12-14": ["14:00", "18:30"], "2021-12-15": ["04:30"]}),
        ("America/Los_Angeles", {"2021-12-13": ["17:00", "21:30"], "2021-12-14": ["07:30"]}),
    ],
)
def test_days_are_those_of_the_zone(
    edition: Edition, release: Release, zone: str, days: dict[str, list[str]]
) -> None:
    program = queries.released_program(edition)
    found = queries.days_of(program.sessions, ZoneInfo(zone))
    assert {
        day.date.isoformat(): [f"{slot.starts_at:%H:%M}" for slot in day.slots] for day in found
    } == days


def test_neighbors_are_those_of_the_room(edition: Edition, release: Release) -> None:
    program = queries.released_program(edition)
    opening, forum, evening = program.sessions
    assert queries.neighbors(program, opening) == (None, forum)
    assert queries.neighbors(program, forum) == (opening, None)
    assert queries.neighbors(program, evening) == (None, None)


def test_a_grid_has_a_column_for_each_room_and_a_line_for_each_instant(
    edition: Edition, release: Release
) -> None:
    program = queries.released_program(edition)
    grid = queries.grid_of(program.sessions, program.rooms)
    assert [(str(c.room.name), c.start, c.end) for c in grid.columns if c.room] == [
        ("Main hall", 2, 3),
        ("Room A", 3, 4),
    ]
    assert [(row.line, row.minutes) for row in grid.rows] == [
        (2, 120),
        (3, 150),
        (4, 90),
        (5, 510),
        (6, 60),
    ]
    assert [(p.session.slug, p.column, p.row_start, p.row_end) for p in grid.places] == [
        ("opening", 2, 2, 3),
        ("forum", 2, 4, 5),
        ("evening", 3, 6, 7),
    ]
    assert [row.line for row in grid.times] == [2, 4, 6]
    assert grid.weights == ["1.6", "1"]


def test_overlaps_in_a_room_stand_in_lanes(
    edition: Edition, opening: Session, forum: Session
) -> None:
    Session.objects.update(overlap_group=-1)
    forum.starts_at, forum.overlap_group = datetime(2021, 12, 14, 2, 0, tzinfo=UTC), -1
    forum.save()
    program = queries.draft_program(edition)
    grid = queries.grid_of(program.sessions, program.rooms)
    assert [(c.start, c.end) for c in grid.columns] == [(2, 4)]
    assert [(p.session.slug, p.column) for p in grid.places] == [("opening", 2), ("forum", 3)]


def test_without_a_release_there_is_nothing(edition: Edition, opening: Session) -> None:
    program = queries.released_program(edition)
    assert program.sessions == ()
    assert program.days_in(edition.zone) == []
    assert queries.grid_of([], program.rooms).columns == ()


def test_days_of_a_draft(edition: Edition, opening: Session) -> None:
    program = queries.draft_program(edition)
    assert program.days_in(edition.zone) == [date(2021, 12, 14)]
    assert [s.slug for s in program.sessions if s.is_on_at(NOW)] == ["opening"]
