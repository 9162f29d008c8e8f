import pytest

from symposium.accounts.models import AuditEntry, User
from symposium.program import actions
from symposium.program.models import Edition, Room, Session, Track
from tests.conftest import NOW


def test_a_new_room_gets_an_address_of_its_name(edition: Edition, organizer: User) -> None:
    for name in [{"en": "Hall B"}, {"en": "Hall B"}, {"zh-hans": "厅"}, {"en": "New"}]:
        room = Room(edition=edition, name=name)
        actions.save_room(room=room, changes={}, by=organizer, at=NOW)
    slugs = list(edition.rooms.order_by("id").values_list("slug", flat=True))
    assert slugs == ["hall-b", "hall-b-2", "room", "new-2"]
    assert set(AuditEntry.objects.values_list("verb", flat=True)) == {"room.added"}


def test_an_address_stays(track: Track, organizer: User) -> None:
    track.name = {"en": "Renamed"}
    actions.save_track(track=track, changes={}, by=organizer, at=NOW)
    assert track.slug == "i"


def test_what_sessions_use_stays(opening: Session, room: Room, organizer: User) -> None:
    with pytest.raises(actions.InUse):
        actions.delete(thing=room, by=organizer, at=NOW)
    opening.delete()
    actions.delete(thing=room, by=organizer, at=NOW)
    assert not Room.objects.exists()
    assert AuditEntry.objects.get().verb == "room.deleted"
