import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.program import access, actions, queries
from symposium.program.models import Edition, Room, Session, Speaker, Track
from tests.conftest import NOW


def test_everybody_sees_a_published_edition(edition: Edition, outsider: User) -> None:
    assert access.get_edition_for(AnonymousUser(), "2021") == edition
    assert access.get_edition_for(outsider, "2021") == edition


def test_a_draft_edition_is_seen_by_those_who_serve_in_it(
    edition: Edition, organizer: User, moderator: User, delegate: User, outsider: User
) -> None:
    edition.is_published = False
    edition.save()
    assert access.get_edition_for(organizer, "2021") == edition
    assert access.get_edition_for(moderator, "2021") == edition
    for stranger in [AnonymousUser(), delegate, outsider]:
        with pytest.raises(Http404):
            access.get_edition_for(stranger, "2021")


def test_only_program_staff_reach_a_session_s_working_state(
    edition: Edition, opening: Session, organizer: User, moderator: User, outsider: User
) -> None:
    assert access.get_session_for(organizer, edition, "opening") == opening
    for stranger in [AnonymousUser(), moderator, outsider]:
        with pytest.raises(Http404):
            access.get_session_for(stranger, edition, "opening")
    with pytest.raises(Http404):
        access.get_session_for(organizer, edition, "unknown")


def test_permissions_end_at_the_edition(
    edition: Edition, other_edition: Edition, outsider: User
) -> None:
    assert access.permissions_for(outsider, edition) == frozenset()
    may = access.permissions_for(outsider, other_edition)
    assert may == frozenset(Permission) - {Permission.LEAD_DELEGATION}


def test_an_inactive_person_may_do_nothing(edition: Edition, organizer: User) -> None:
    organizer.is_active = False
    assert access.permissions_for(organizer, edition) == frozenset()


def test_only_program_staff_reach_rooms_tracks_and_people(
    edition: Edition,
    other_edition: Edition,
    room: Room,
    track: Track,
    organizer: User,
    moderator: User,
    outsider: User,
) -> None:
    person = Speaker.objects.create(edition=edition, name={"en": "Ada"})
    assert access.get_room_for(organizer, edition, "main") == room
    assert access.get_track_for(organizer, edition, "i") == track
    assert access.get_speaker_for(organizer, edition, person.guid) == person
    for stranger in [AnonymousUser(), moderator, outsider]:
        with pytest.raises(Http404):
            access.get_room_for(stranger, edition, "main")
        with pytest.raises(Http404):
            access.get_track_for(stranger, edition, "i")
        with pytest.raises(Http404):
            access.get_speaker_for(stranger, edition, person.guid)
    with pytest.raises(Http404):
        access.get_room_for(outsider, other_edition, "main")


def test_released_sessions_are_everybody_s(edition: Edition, opening: Session) -> None:
    with pytest.raises(Http404):
        access.get_released_session(queries.released_program(edition), "opening")
    actions.publish_program(edition=edition, by=None, at=NOW)
    released = access.get_released_session(queries.released_program(edition), "opening")
    assert access.get_row_of(edition, released) == opening
    opening.delete()
    with pytest.raises(Http404):
        access.get_row_of(edition, released)
