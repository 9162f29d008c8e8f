from datetime import UTC, datetime
from uuid import uuid4

import pytest

from symposium.accounts.models import AuditEntry, User
from symposium.program import actions
from symposium.program.actions import Person
from symposium.program.models import Edition, Room, Session, Speaker
from tests.conftest import NOW

NOON = datetime(2021, 12, 14, 4, 0, tzinfo=UTC)
ONE = datetime(2021, 12, 14, 5, 0, tzinfo=UTC)


def audit() -> list[tuple[str, str, dict[str, object]]]:
    return list(AuditEntry.objects.values_list("verb", "actor_email", "changes").order_by("id"))


def people_of(session: Session) -> list[tuple[str, str]]:
    return [(str(part.speaker), part.part) for part in session.participations.all()]


def test_a_new_session_gets_an_address_of_its_title(edition: Edition, organizer: User) -> None:
    values = {"title": {"en": "New", "zh-hans": "新"}}
    first = actions.add_session(edition=edition, values=values, by=organizer, at=NOW)
    second = actions.add_session(edition=edition, values=values, by=organizer, at=NOW)
    chinese = actions.add_session(
        edition=edition, values={"title": {"zh-hans": "新"}}, by=organizer, at=NOW
    )
    assert [s.slug for s in (first, second, chinese)] == ["new-2", "new-3", "session"]
    assert [s.version for s in (first, second, chinese)] == [1, 1, 1]
    assert audit() == [("session.added", organizer.email, {})] * 3


def test_a_change_raises_the_version_and_is_written_down(
    edition: Edition, opening: Session, organizer: User
) -> None:
    actions.edit_session(
        session=opening, version=1, values={"kind": "keynote"}, by=organizer, at=NOW
    )
    opening.refresh_from_db()
    assert (opening.kind, opening.version) == ("keynote", 2)
    assert audit() == [
        ("session.changed", organizer.email, {"kind": ["ceremony", "keynote"]}),
    ]


def test_no_change_is_no_write(opening: Session, organizer: User) -> None:
    actions.edit_session(
        session=opening, version=1, values={"kind": "ceremony"}, by=organizer, at=NOW
    )
    opening.refresh_from_db()
    assert opening.version == 1
    assert audit() == []


def test_a_stale_write_changes_nothing_and_shows_the_newer_state(
    opening: Session, organizer: User
) -> None:
    actions.edit_session(session=opening, version=1, values={"kind": "panel"}, by=organizer, at=NOW)
    with pytest.raises(actions.StaleWrite) as caught:
        actions.edit_session(
            session=opening, version=1, values={"kind": "talk"}, by=organizer, at=NOW
        )
    assert (caught.value.current.kind, caught.value.current.version) == ("panel", 2)
    opening.refresh_from_db()
    assert opening.kind == "panel"


def test_moving_is_told_from_changing(opening: Session, second_room: Room, organizer: User) -> None:
    moved = actions.move_session(
        session=opening,
        version=1,
        room=second_room,
        starts_at=NOON,
        ends_at=ONE,
        by=organizer,
        at=NOW,
    )
    assert (moved.room, moved.starts_at, moved.ends_at) == (second_room, NOON, ONE)
    assert audit()[0][0] == "session.moved"
    assert audit()[0][2]["room"] == ["Main hall", "Room A"]


def test_out_of_the_timetable_and_deleted(opening: Session, organizer: User) -> None:
    session = actions.unschedule_session(session=opening, version=1, by=organizer, at=NOW)
    assert (session.room, session.starts_at, session.ends_at) == (None, None, None)
    with pytest.raises(actions.StaleWrite):
        actions.delete_session(session=opening, version=1, by=organizer, at=NOW)
    actions.delete_session(session=session, version=2, by=organizer, at=NOW)
    assert not Session.objects.exists()
    assert [verb for verb, _email, _changes in audit()] == ["session.moved", "session.deleted"]


def test_people_are_found_by_guid_by_name_or_made(
    edition: Edition, opening: Session, chair: Speaker, organizer: User
) -> None:
    people = [
        Person("élan chair", "chair", chair.guid),
        Person("Elan Chair", "speaker"),
        Person("Somebody New", "speaker", chair.guid),
        Person("Somebody Else", "interpreter", uuid4()),
        Person("Élan Chair", "chair"),
    ]
    session = actions.edit_session(
        session=opening, version=1, values={}, people=people, by=organizer, at=NOW
    )
    assert people_of(session) == [
        ("Élan Chair", "chair"),
        ("Élan Chair", "speaker"),
        ("Somebody New", "speaker"),
        ("Somebody Else", "interpreter"),
    ]
    assert edition.speakers.count() == 3
    assert audit()[0][2]["people"][0] == []  # type: ignore[index]  # JSON


def test_of_two_with_one_name_nobody_is_guessed(
    edition: Edition, opening: Session, organizer: User
) -> None:
    twins = [Speaker.objects.create(edition=edition, name={"en": "Twin"}) for _n in range(2)]
    session = actions.edit_session(
        session=opening,
        version=1,
        values={},
        people=[Person("Twin", "speaker", twins[1].guid), Person("Twin", "chair")],
        by=organizer,
        at=NOW,
    )
    parts = [(part.speaker_id, part.part) for part in session.participations.all()]
    assert parts[0] == (twins[1].pk, "speaker")
    assert parts[1][0] not in {twin.pk for twin in twins}
