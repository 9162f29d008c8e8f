from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from symposium.program import queries
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW


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


def test_the_hour_that_comes_twice_has_two_slots(
    edition: Edition, opening: Session, forum: Session
) -> None:
    """In Paris 02:30 came twice on October 31, 2021: at 00:30 and at 01:30 UTC."""
    for session, hour in [(forum, 0), (opening, 1)]:
        session.starts_at = datetime(2021, 10, 31, hour, 30, tzinfo=UTC)
        session.ends_at = datetime(2021, 10, 31, hour + 1, 30, tzinfo=UTC)
        session.save()
    edition.time_zone = "Europe/Paris"
    edition.save()
    program = queries.draft_program(edition)
    (day,) = queries.days_of(program.sessions, ZoneInfo("Europe/Paris"))
    assert [(slot.starts_at.isoformat(), slot.sessions[0].slug) for slot in day.slots] == [
        ("2021-10-31T02:30:00+02:00", "forum"),
        ("2021-10-31T02:30:00+01:00", "opening"),
    ]
    assert [session.minutes for session in program.sessions] == [60, 60]
    grid = queries.grid_of(program.sessions, program.rooms)
    assert [(row.line, row.minutes) for row in grid.rows] == [(2, 60), (3, 60)]
    assert [(p.session.slug, p.row_start, p.row_end) for p in grid.places] == [
        ("forum", 2, 3),
        ("opening", 3, 4),
    ]


def test_a_night_that_loses_an_hour_is_as_long_as_it_is(
    edition: Edition, opening: Session, forum: Session
) -> None:
    """In Auckland clocks went from 02:00 to 03:00 on September 26, 2021 (14:00 UTC the day
    before)."""
    opening.starts_at = datetime(2021, 9, 25, 13, 30, tzinfo=UTC)
    opening.ends_at = datetime(2021, 9, 25, 14, 30, tzinfo=UTC)
    opening.save()
    edition.time_zone = "Pacific/Auckland"
    edition.save()
    (session, *_) = queries.draft_program(edition).sessions
    assert (session.starts_at.hour, session.ends_at.hour, session.minutes) == (1, 3, 60)


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
