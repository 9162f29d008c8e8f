"""Publishing and bringing back: numbered, frozen, nothing twice."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, models, transaction

from symposium.accounts.models import AuditEntry, User
from symposium.program import actions, guards_of_releases, queries
from symposium.program.models import Edition, Release, Session
from tests.conftest import NOW


def sequences(edition: Edition) -> dict[str, tuple[str, int]]:
    """Each GUID that calendars know: whether it takes place, and its sequence."""
    program = queries.released_program(edition)
    return {s.guid: ("CONFIRMED", s.sequence) for s in program.sessions} | {
        s.guid: ("CANCELLED", s.sequence) for s in program.cancelled
    }


def test_what_is_released_does_not_change_with_the_draft(
    edition: Edition, opening: Session, organizer: User
) -> None:
    first = actions.publish_program(edition=edition, by=organizer, at=NOW, note="Draft 1")
    opening.title = {"en": "Other"}
    opening.save()
    assert str(queries.released_program(edition).sessions[0].title) == "Opening ceremony"
    second = actions.publish_program(edition=edition, by=organizer, at=NOW)
    assert (first.number, second.number) == (1, 2)
    assert str(queries.released_program(edition).sessions[0].title) == "Other"
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["program.published"] * 2


def test_a_release_without_news_is_refused(
    edition: Edition, release: Release, opening: Session, organizer: User
) -> None:
    opening.version = 7  # edited, and edited back
    opening.save()
    with pytest.raises(actions.NothingChanged) as refusal:
        actions.publish_program(edition=edition, by=organizer, at=NOW)
    assert refusal.value.latest == release
    assert str(refusal.value) == (
        "Nothing has changed since release 1, so there is nothing to publish."
    )
    assert (edition.releases.count(), AuditEntry.objects.count()) == (1, 0)


def test_an_empty_draft_makes_no_first_release(edition: Edition, organizer: User) -> None:
    Session.objects.create(edition=edition, slug="open", title={"en": "Open"})
    with pytest.raises(actions.NothingToPublish):
        actions.publish_program(edition=edition, by=organizer, at=NOW)
    assert edition.releases.count() == 0


def test_a_room_s_new_name_is_news_to_calendars(
    edition: Edition, release: Release, forum: Session, evening: Session
) -> None:
    assert evening.room
    evening.room.name = {"en": "Aula"}
    evening.room.save()
    actions.publish_program(edition=edition, by=None, at=NOW)
    assert sequences(edition)[str(evening.guid)] == ("CONFIRMED", 2)
    assert sequences(edition)[str(forum.guid)] == ("CONFIRMED", 1)


def test_what_was_dropped_stays_known_to_calendars(
    edition: Edition, release: Release, evening: Session, forum: Session, organizer: User
) -> None:
    actions.unschedule_session(session=evening, version=1, by=organizer, at=NOW)
    actions.publish_program(edition=edition, by=organizer, at=NOW)
    assert sequences(edition)[str(evening.guid)] == ("CANCELLED", 2)
    actions.edit_session(session=forum, version=1, values={"kind": "panel"}, by=organizer, at=NOW)
    actions.publish_program(edition=edition, by=organizer, at=NOW)
    assert sequences(edition)[str(evening.guid)] == ("CANCELLED", 2)


def test_what_comes_back_has_a_higher_sequence(
    edition: Edition, release: Release, evening: Session, organizer: User
) -> None:
    place = {"room": evening.room, "starts_at": evening.starts_at, "ends_at": evening.ends_at}
    actions.delete_session(session=evening, version=1, by=organizer, at=NOW)
    actions.publish_program(edition=edition, by=organizer, at=NOW)
    Session.objects.create(
        edition=edition, guid=evening.guid, slug="again", title={"en": "Night"}, **place
    )
    actions.publish_program(edition=edition, by=organizer, at=NOW)
    assert sequences(edition)[str(evening.guid)] == ("CONFIRMED", 3)


def test_who_compared_with_an_older_release_looks_again(
    edition: Edition, release: Release, opening: Session, organizer: User
) -> None:
    opening.title = {"en": "Other"}
    opening.save()
    with pytest.raises(actions.PublishedMeanwhile) as refusal:
        actions.publish_program(edition=edition, by=organizer, at=NOW, after=0)
    assert str(refusal.value).startswith("Release 1 was published in the meantime.")
    assert actions.publish_program(edition=edition, by=organizer, at=NOW, after=1).number == 2


# --- Bringing back --------------------------------------------------------------------------------


def test_an_earlier_release_comes_back_as_a_new_one(
    edition: Edition, release: Release, forum: Session, evening: Session, organizer: User
) -> None:
    assert forum.ends_at
    actions.edit_session(
        session=forum, version=1, values={"title": {"en": "Seas"}}, by=organizer, at=NOW
    )
    actions.delete_session(session=evening, version=1, by=organizer, at=NOW)
    late = Session.objects.create(
        edition=edition,
        slug="late",
        title={"en": "Late"},
        room=forum.room,
        starts_at=forum.ends_at,
        ends_at=forum.ends_at + timedelta(hours=1),
    )
    actions.publish_program(edition=edition, by=organizer, at=NOW)

    back = actions.restore_release(release=release, by=organizer, at=NOW, note="Too early")
    assert (back.number, back.restores, back.note) == (3, release, "Too early")
    program = queries.released_program(edition)
    assert [str(s.title) for s in program.sessions] == [
        "Opening ceremony",
        "Oceans and climate",
        "Night of the stars",
    ]
    known = sequences(edition)
    assert known[str(forum.guid)] == ("CONFIRMED", 3)
    assert known[str(evening.guid)] == ("CONFIRMED", 3)
    assert known[str(late.guid)] == ("CANCELLED", 2)
    forum.refresh_from_db()
    assert str(forum.title) == "Seas"  # the draft stays
    assert AuditEntry.objects.latest("pk").verb == "program.restored"


def test_what_the_public_reads_already_is_not_brought_back(
    edition: Edition, release: Release, organizer: User
) -> None:
    with pytest.raises(actions.NothingChanged):
        actions.restore_release(release=release, by=organizer, at=NOW)


# --- Frozen ---------------------------------------------------------------------------------------


def test_the_database_keeps_a_release_as_it_is(release: Release) -> None:
    changes = {"document": {}, "number": 9, "note": "x", "released_at": NOW}
    for field, value in changes.items():
        with pytest.raises(IntegrityError, match=guards_of_releases.NAME), transaction.atomic():
            Release.objects.filter(pk=release.pk).update(**{field: value})
    with pytest.raises(IntegrityError, match=guards_of_releases.NAME), transaction.atomic():
        release.save()


@pytest.mark.django_db(transaction=True)
def test_without_the_guard_it_would_change(release: Release) -> None:
    guards_of_releases.remove()
    try:
        assert Release.objects.filter(pk=release.pk).update(document={"sessions": []}) == 1
    finally:
        guards_of_releases.install()


def test_releases_go_with_their_edition_alone(
    edition: Edition, release: Release, organizer: User
) -> None:
    with pytest.raises(models.ProtectedError):
        release.delete()
    with pytest.raises(models.ProtectedError):
        edition.releases.all().delete()
    edition.delete()
    assert Release.objects.count() == 0


def test_who_published_may_leave(edition: Edition, opening: Session, organizer: User) -> None:
    release = actions.publish_program(edition=edition, by=organizer, at=NOW)
    organizer.delete()
    release.refresh_from_db()
    assert (release.released_by, release.number) == (None, 1)


# --- Two at once ----------------------------------------------------------------------------------


def at_once(act: Callable[[], None], times: int = 2) -> None:
    """Run it from threads that start together, each with a connection of its own."""
    start = Barrier(times)

    def run() -> None:
        start.wait()
        try:
            act()
        finally:
            connection.close()

    threads = [Thread(target=run) for _number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_a_double_click_makes_one_release(edition: Edition, opening: Session) -> None:
    refused = []

    def publish() -> None:
        try:
            actions.publish_program(edition=edition, by=None, at=NOW)
        except actions.NothingChanged as refusal:
            refused.append(refusal.latest.number)

    at_once(publish, times=4)
    assert list(edition.releases.values_list("number", flat=True)) == [1]
    assert refused == [1, 1, 1]


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_two_want_the_same_number(edition: Edition, opening: Session) -> None:
    """The second is turned away by the table's constraint, with an error that nobody could read."""
    seen, refused = Barrier(2), []
    document = queries.document_of(edition)

    def publish() -> None:
        number = edition.releases.count() + 1
        seen.wait()
        try:
            Release.objects.create(
                edition=edition, number=number, document=document, released_at=NOW
            )
        except IntegrityError:
            refused.append(number)

    at_once(publish)
    assert list(edition.releases.values_list("number", flat=True)) == [1]
    assert refused == [1]
