"""The database itself keeps two sessions out of one room at one time, unless that was accepted."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from symposium.accounts.models import User
from symposium.program import actions, guards
from symposium.program.models import Room, Session
from tests.conftest import NOW


def move_onto(session: Session, other: Session) -> None:
    session.room, session.starts_at, session.ends_at = other.room, other.starts_at, other.ends_at
    with transaction.atomic():
        session.save()


def test_an_overlap_that_nobody_accepted_is_refused(opening: Session, forum: Session) -> None:
    with pytest.raises(IntegrityError, match=guards.NAME):
        move_onto(forum, opening)


def test_an_overlap_within_a_group_is_kept(opening: Session, forum: Session) -> None:
    Session.objects.update(overlap_group=-7)
    forum.overlap_group = -7
    move_onto(forum, opening)
    assert Session.objects.get(pk=forum.pk).starts_at == opening.starts_at


def test_a_third_session_has_no_part_in_what_two_accepted(
    opening: Session, forum: Session, evening: Session
) -> None:
    Session.objects.exclude(pk=evening.pk).update(overlap_group=-7)
    forum.overlap_group = -7
    move_onto(forum, opening)
    with pytest.raises(IntegrityError, match=guards.NAME):
        move_onto(evening, opening)


def test_what_is_called_off_takes_no_room(opening: Session, forum: Session) -> None:
    Session.objects.filter(pk=opening.pk).update(status=Session.Status.CANCELLED)
    move_onto(forum, opening)
    with pytest.raises(IntegrityError, match=guards.NAME), transaction.atomic():
        Session.objects.filter(pk=opening.pk).update(status=Session.Status.CONFIRMED)


def test_one_after_the_other_is_no_overlap(opening: Session, forum: Session) -> None:
    assert opening.ends_at
    forum.ends_at = opening.ends_at + (forum.ends_at - forum.starts_at)  # type: ignore[operator]
    forum.starts_at = opening.ends_at
    forum.save()
    assert Session.objects.get(pk=forum.pk).starts_at == opening.ends_at


def test_the_organizer_reads_why(opening: Session, forum: Session, organizer: User) -> None:
    with pytest.raises(actions.RoomTaken):
        actions.move_session(
            session=forum,
            version=1,
            room=opening.room,
            starts_at=opening.starts_at,
            ends_at=opening.ends_at,
            by=organizer,
            at=NOW,
        )
    assert Session.objects.get(pk=forum.pk).version == 1


def race(sessions: list[Session], room: Room) -> list[str]:
    """Two organizers see the room free and take it at the same moment; who was refused."""
    seen, refused = Barrier(2), []

    def take(session: Session) -> None:
        try:
            assert not Session.objects.filter(room=room).exists()
            seen.wait()
            Session.objects.filter(pk=session.pk).update(
                room=room, starts_at=NOW, ends_at=NOW.replace(hour=4)
            )
        except IntegrityError:
            refused.append(session.slug)
        finally:
            connection.close()

    threads = [Thread(target=take, args=(session,)) for session in sessions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("guarded", [True, False])
def test_a_race_for_a_room(opening: Session, forum: Session, guarded: bool) -> None:
    free = Room.objects.create(edition=opening.edition, slug="free", name={"en": "Free"})
    if not guarded:
        guards.remove()
    try:
        refused = race([opening, forum], free)
        taken = Session.objects.filter(room=free).count()
    finally:
        if not guarded:
            Session.objects.update(room=None)
            guards.install()
    assert (len(refused), taken) == ((1, 1) if guarded else (0, 2))
