"""Two sessions in one room at one time: who may, who is told, and what two organizers meet."""

from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from symposium.accounts.models import User
from symposium.lib.refusals import Refusal
from symposium.program import actions, queries
from symposium.program.models import Edition, Room, Session
from tests.conftest import NOW


def at(hour: int, minute: int = 0) -> datetime:
    """An hour of the first day, in UTC."""
    return NOW.replace(hour=hour, minute=minute)


def put(session: Session, by: User, accept: str = "", **values: Any) -> Session:
    session.refresh_from_db()
    return actions.edit_session(
        session=session, version=session.version, values=values, accept=accept, by=by, at=NOW
    )


def groups(*sessions: Session) -> list[int | None]:
    for session in sessions:
        session.refresh_from_db()
    return [session.overlap_group for session in sessions]


def sharing(edition: Edition) -> list[str]:
    return [one["slug"] for one in queries.editor_sessions(edition) if one["shares_room"]]


def test_the_others_are_named(
    opening: Session, forum: Session, evening: Session, organizer: User
) -> None:
    with pytest.raises(actions.RoomTaken) as caught:
        put(evening, organizer, room=opening.room, starts_at=at(2), minutes=300)
    assert [other.slug for other in caught.value.others] == ["opening", "forum"]


def test_a_reason_gives_both_one_group_and_a_waiver_for_each_pair(
    edition: Edition, opening: Session, forum: Session, evening: Session, organizer: User
) -> None:
    put(evening, organizer, "Posters", room=opening.room, starts_at=at(2), minutes=300)
    assert len(set(groups(opening, forum, evening))) == 1
    assert [waiver.reason for waiver in edition.waivers.all()] == ["Posters"] * 2
    assert sharing(edition) == ["opening", "evening", "forum"]


def test_what_was_signed_once_holds(opening: Session, forum: Session, organizer: User) -> None:
    put(forum, organizer, "Posters", starts_at=at(2))
    put(forum, organizer, starts_at=at(6))
    assert groups(forum) == [None]
    put(forum, organizer, starts_at=at(2, 30))
    assert groups(forum)[0] is not None


def test_another_in_the_same_room_is_asked_for_anew(
    opening: Session, forum: Session, evening: Session, organizer: User
) -> None:
    """A group lets the database rest, but nobody has signed for these two."""
    put(forum, organizer, "Posters", starts_at=at(2))
    put(evening, organizer, "Film", room=opening.room, starts_at=at(1), minutes=30)
    assert len(set(groups(opening, forum, evening))) == 1
    with pytest.raises(actions.RoomTaken) as caught:
        put(evening, organizer, starts_at=at(2), minutes=30)
    assert [other.slug for other in caught.value.others] == ["forum"]


def test_what_an_import_has_put_together_may_be_moved_a_little(
    opening: Session, forum: Session, organizer: User
) -> None:
    Session.objects.filter(pk__in=[opening.pk, forum.pk]).update(overlap_group=-7)
    Session.objects.filter(pk=forum.pk).update(starts_at=at(2), ends_at=at(4))
    put(forum, organizer, starts_at=at(2, 15))
    assert groups(opening, forum) == [-7, -7]
    assert not opening.edition.waivers.exists()


def test_two_groups_become_one(
    edition: Edition, opening: Session, forum: Session, evening: Session, organizer: User
) -> None:
    """The database looks at each row as it changes, so they leave the room for a moment."""
    put(forum, organizer, "One", starts_at=at(2), minutes=60)
    fourth = Session.objects.create(
        edition=edition, slug="fourth", title={"en": "Fourth"}, room=opening.room,
        starts_at=at(8), ends_at=at(9),
    )  # fmt: skip
    put(evening, organizer, "Two", room=opening.room, starts_at=at(8, 30), minutes=60)
    assert len(set(groups(opening, forum, evening, fourth))) == 2
    put(opening, organizer, "All of it", minutes=9 * 60)
    assert len(set(groups(opening, forum, evening, fourth))) == 1


def test_a_length_moves_the_end_and_may_meet_another(
    opening: Session, forum: Session, organizer: User
) -> None:
    with pytest.raises(actions.RoomTaken):
        put(opening, organizer, minutes=5 * 60)
    assert put(opening, organizer, minutes=4 * 60).ends_at == at(5)


def test_back_from_cancelled_it_needs_its_room(
    opening: Session, forum: Session, organizer: User
) -> None:
    put(forum, organizer, status="cancelled", starts_at=at(2))
    with pytest.raises(actions.RoomTaken):
        put(forum, organizer, status="confirmed")
    assert put(forum, organizer, "Both", status="confirmed").status == "confirmed"


def test_a_signature_that_is_taken_back(
    edition: Edition, opening: Session, forum: Session, organizer: User
) -> None:
    """Apart again they need another one; together they stay, and the rules show it as open."""
    put(forum, organizer, "Posters", starts_at=at(2))
    [waiver] = edition.waivers.all()
    actions.revoke_waiver(edition=edition, key=waiver.key, by=organizer, at=NOW)
    assert sharing(edition) == ["opening", "forum"]
    put(forum, organizer, starts_at=at(6))
    with pytest.raises(actions.RoomTaken):
        put(forum, organizer, starts_at=at(2))


def test_many_into_one_room_need_a_reason_together(
    edition: Edition, opening: Session, forum: Session, second_room: Room, organizer: User
) -> None:
    put(forum, organizer, room=second_room, starts_at=opening.starts_at)
    versions = {opening.guid: 1, forum.guid: 2}
    write: dict[str, Any] = {
        "edition": edition,
        "versions": versions,
        "values": {"room": second_room},
    }
    with pytest.raises(actions.RoomTaken):
        actions.edit_sessions(**write, by=organizer, at=NOW)
    opening.refresh_from_db()
    assert opening.room != second_room
    actions.edit_sessions(**write, accept="All there", by=organizer, at=NOW)
    assert sharing(edition) == ["opening", "forum"]


# --- Two at once ----------------------------------------------------------------------------------


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do these at the same moment, each on a connection of its own; the codes of refusals."""
    start, refused = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        start.wait()
        try:
            act()
        except Refusal as refusal:
            refused.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


@pytest.mark.django_db(transaction=True)
def test_two_take_one_room(
    opening: Session, forum: Session, second_room: Room, organizer: User
) -> None:
    place: dict[str, Any] = {"room": second_room, "starts_at": at(2)}
    refused = at_once(
        lambda: put(opening, organizer, **place), lambda: put(forum, organizer, **place)
    )
    assert refused == ["room_taken"]
    assert Session.objects.filter(room=second_room).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_accept_each_other_and_nobody_waits_forever(
    opening: Session, forum: Session, second_room: Room, organizer: User
) -> None:
    place: dict[str, Any] = {"room": second_room, "starts_at": at(2), "accept": "Both"}
    assert (
        at_once(lambda: put(opening, organizer, **place), lambda: put(forum, organizer, **place))
        == []
    )
    assert len(set(groups(opening, forum)) - {None}) == 1


@pytest.mark.django_db(transaction=True)
def test_a_room_renamed_while_a_session_is_dragged_into_it(
    opening: Session, second_room: Room, organizer: User
) -> None:
    """The address of a room stays, so the move goes where it was meant to go."""

    def rename() -> None:
        room = Room.objects.get(pk=second_room.pk)
        room.name = {"en": "Whale hall"}
        actions.save_room(room=room, changes={}, by=organizer, at=NOW)

    assert at_once(rename, lambda: put(opening, organizer, room=second_room)) == []
    opening.refresh_from_db()
    assert opening.room is not None
    assert (opening.room.slug, str(opening.room)) == (second_room.slug, "Whale hall")


@pytest.mark.django_db(transaction=True)
def test_a_double_click_adds_one(edition: Edition, organizer: User) -> None:
    guid = uuid4()

    def add() -> None:
        values = {"title": {"en": "New"}, "minutes": 30}
        actions.add_session(edition=edition, values=values, guid=guid, by=organizer, at=NOW)

    assert at_once(add, add) == []
    assert edition.sessions.count() == 1
