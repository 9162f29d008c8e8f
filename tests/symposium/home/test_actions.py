from datetime import UTC, date, datetime

import pytest

from registration.models import Category
from streaming.broadcast.models import Stage
from symposium.accounts.models import AuditEntry, User
from symposium.accounts.roles import Role
from symposium.home import actions
from symposium.lib.translated import Translated
from symposium.program.models import (
    Appointment,
    Edition,
    Participation,
    Room,
    Session,
    Speaker,
    Track,
)

NEW = actions.NewEdition("2023", Translated(en="BRISMIS 2023"), date(2023, 11, 29))


def test_a_clone_takes_the_frame_and_none_of_the_people(
    edition: Edition, room: Room, track: Track, opening: Session, organizer: User, now: datetime
) -> None:
    opening.track = track
    opening.save()
    chair = Speaker.objects.create(edition=edition, name={"en": "Chair"})
    Participation.objects.create(session=opening, speaker=chair, part="chair")
    Stage.objects.create(edition=edition, slug="main", name={"en": "Main stage"}, room=room)
    Category.objects.create(edition=edition, slug="delegate", name={"en": "Delegate"})

    clone = actions.clone_edition(model=edition, new=NEW, by=organizer, at=now)

    session = clone.sessions.get()
    assert (clone.starts_on, clone.ends_on) == (date(2023, 11, 29), date(2023, 12, 1))
    assert (clone.is_published, clone.is_current) == (False, False)
    assert (session.title, session.slug) == (opening.title, "opening")
    assert (session.room, session.track) == (clone.rooms.get(), clone.tracks.get())
    assert session.guid != opening.guid
    assert clone.stages.get().room == clone.rooms.get()
    assert [category.slug for category in Category.objects.filter(edition=clone)] == ["delegate"]
    assert clone.speakers.count() == 0
    assert clone.releases.count() == 0
    assert [(a.user, a.role) for a in clone.appointments.all()] == [(organizer, Role.ORGANIZER)]
    assert edition.sessions.get() == opening


def test_a_cloned_session_keeps_its_day_and_hour(
    edition: Edition, opening: Session, organizer: User, now: datetime
) -> None:
    clone = actions.clone_edition(model=edition, new=NEW, by=organizer, at=now)
    # 09:00 in Beijing on the first day.
    assert clone.sessions.get().starts_at == datetime(2023, 11, 29, 1, 0, tzinfo=UTC)


def test_one_edition_leads_from_the_front_page(
    edition: Edition, other_edition: Edition, organizer: User, now: datetime
) -> None:
    other_edition.is_current = True
    actions.update_edition(
        edition=other_edition, changes={"is_current": (False, True)}, by=organizer, at=now
    )
    edition.refresh_from_db()
    assert (edition.is_current, other_edition.is_current) == (False, True)
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.changes) == ("edition.changed", {"is_current": [False, True]})


def test_a_role_is_given_once_and_recorded_once(
    edition: Edition, organizer: User, now: datetime
) -> None:
    for _attempt in range(2):
        actions.give_role(
            edition=edition, email="New@Example.org", role=Role.MODERATOR, by=organizer, at=now
        )
    given = Appointment.objects.get(role=Role.MODERATOR)
    assert given.user.email == "new@example.org"
    assert AuditEntry.objects.count() == 1


def test_the_last_organizer_cannot_leave(edition: Edition, organizer: User, now: datetime) -> None:
    own = Appointment.objects.get(user=organizer)
    with pytest.raises(actions.LastOrganizer):
        actions.take_role(appointment=own, by=organizer, at=now)
    other = actions.give_role(
        edition=edition, email="b@example.org", role=Role.ORGANIZER, by=organizer, at=now
    )
    actions.take_role(appointment=other, by=organizer, at=now)
    assert Appointment.objects.filter(edition=edition).get() == own


def test_a_second_clone_with_the_same_address_is_refused(
    edition: Edition, organizer: User, now: datetime
) -> None:
    actions.clone_edition(model=edition, new=NEW, by=organizer, at=now)
    with pytest.raises(actions.SlugTaken):
        actions.clone_edition(model=edition, new=NEW, by=organizer, at=now)
    assert Edition.objects.filter(slug="2023").count() == 1
