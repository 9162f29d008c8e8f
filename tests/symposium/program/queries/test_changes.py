from datetime import timedelta

from symposium.accounts.models import User
from symposium.program import actions, queries
from symposium.program.models import Edition, Release, Room, Session
from tests.conftest import NOW


def told(edition: Edition) -> list[tuple[str, str, str]]:
    return [(c.kind, c.title, c.text) for c in queries.changes_since_release(edition)]


def test_before_the_first_release_everything_is_added(edition: Edition, opening: Session) -> None:
    assert told(edition) == [
        ("added", "Opening ceremony", "December 14, 09:00–11:00, Main hall"),
    ]


def test_nothing_changed(edition: Edition, release: Release) -> None:
    assert told(edition) == []


def test_moved_changed_and_removed(
    edition: Edition,
    release: Release,
    opening: Session,
    forum: Session,
    evening: Session,
    second_room: Room,
    organizer: User,
) -> None:
    assert forum.starts_at
    assert forum.ends_at
    actions.move_session(
        session=forum,
        version=1,
        room=second_room,
        starts_at=forum.starts_at + timedelta(minutes=30),
        ends_at=forum.ends_at,
        by=organizer,
        at=NOW,
    )
    actions.edit_session(
        session=opening,
        version=1,
        values={"title": {"en": "Opening"}, "floor_languages": ["en"]},
        by=organizer,
        at=NOW,
    )
    actions.unschedule_session(session=evening, version=1, by=organizer, at=NOW)
    assert told(edition) == [
        (
            "moved",
            "Oceans and climate",
            "from December 14, 13:30–15:00, Main hall to December 14, 14:00–15:00, Room A",
        ),
        ("changed", "Opening", "title, languages on the floor"),
        ("removed", "Night of the stars", "December 14, 23:30–00:30, Room A"),
    ]
