"""Reminders: whom, on which clock, once, and never for what is canceled."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from registration.mailings import actions, delivery, queries
from registration.mailings.models import Letter, LetterChoice, ReminderSwitch
from registration.models import Category, Registration, Workshop, WorkshopPlace
from symposium.accounts.models import User
from symposium.program import actions as program
from symposium.program.models import Edition, Participation, Room, Session, Speaker, Star
from symposium.program.queries import releases
from tests import conftest

pytestmark = pytest.mark.django_db
# Seven in the morning of the first day in Beijing; the opening begins at nine.
MORNING = datetime(2021, 12, 13, 23, 0, tzinfo=UTC)
NOW = conftest.NOW


@pytest.fixture
def edition(edition: Edition) -> Edition:
    """On its own days of 2021, not in the future as registration wants it."""
    edition.starts_on, edition.ends_on = NOW.date(), NOW.date() + timedelta(days=2)
    edition.save()
    return edition


@pytest.fixture
def released(edition: Edition, opening: Session, delegate: User) -> Session:
    """The opening, starred by the delegate and out in a release."""
    Star.objects.create(user=delegate, session=opening, at=NOW)
    publish(edition)
    return opening


def publish(edition: Edition) -> None:
    program.publish_program(edition=edition, by=None, at=NOW)
    releases.forget()


def write(edition: Edition, at: datetime) -> list[str]:
    actions.write_reminders(edition=edition, at=at)
    return sorted(f"{one.kind} {one.to}" for one in Letter.objects.all())


def test_a_morning_begins_at_seven_on_the_readers_own_clock(
    edition: Edition, released: Session, delegate: User
) -> None:
    assert write(edition, MORNING - timedelta(minutes=1)) == []
    assert write(edition, MORNING) == ["day delegate@example.org"]
    Letter.objects.all().delete()
    User.objects.update(time_zone="Africa/Nairobi")
    # Five hours later there, where the opening begins at four at night: too late for a morning.
    assert write(edition, MORNING) == []
    assert write(edition, MORNING + timedelta(hours=5)) == []


def test_who_is_there_lives_on_the_places_clock(
    edition: Edition, released: Session, delegate: User
) -> None:
    User.objects.update(time_zone="America/New_York")
    category = Category.objects.create(edition=edition, slug="d", name={"en": "Delegate"})
    own = Registration.objects.create(
        edition=edition, category=category, user=delegate, email=delegate.email,
        mode="on_site", language="zh-hans", display_name="张", registered_at=NOW,
    )  # fmt: skip
    assert write(edition, MORNING) == ["day delegate@example.org"]
    letter = Letter.objects.get()
    assert (letter.language, letter.time_zone, letter.registration) == (
        "zh-hans",
        "Asia/Shanghai",
        own,
    )


def test_it_is_written_once_and_sent_with_the_calendar(
    edition: Edition, released: Session, delegate: User
) -> None:
    for minutes in (0, 1, 90):
        assert len(write(edition, MORNING + timedelta(minutes=minutes))) == 1
    delivery.send_letters()
    delivery.send_letters()
    [message] = mail.outbox
    assert message.subject == "Your day, Tue, Dec 14: BRISMIS 2021"
    assert "09:00–11:00  Opening ceremony\n    Main hall\n" in message.body
    assert "All times: Beijing · UTC+8." in message.body or "UTC+8" in message.body
    parts = {part.get_content_type(): part for part in message.message().walk()}
    calendar = parts["text/calendar"]
    assert calendar.get_param("method") == "PUBLISH"
    content = calendar.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert f"UID:{released.guid}".encode() in content
    assert "List-Unsubscribe" in message.message()


def test_who_speaks_and_who_holds_a_place_is_reminded(
    edition: Edition, opening: Session, room: Room
) -> None:
    chair = Speaker.objects.create(
        edition=edition, name={"en": "C. Hair"}, email="Chair@Example.org", language="fr"
    )
    Participation.objects.create(session=opening, speaker=chair, part="chair")
    category = Category.objects.create(edition=edition, slug="d", name={"en": "Delegate"})
    workshop = Workshop.objects.create(
        edition=edition, session=opening, slug="w", name={"en": "W"}, size=9
    )
    for number, state in enumerate(["confirmed", "waiting", "canceled"]):
        person = Registration.objects.create(
            edition=edition, category=category, email=f"p{number}@example.net", mode="on_site",
            display_name="P", registered_at=NOW,
        )  # fmt: skip
        WorkshopPlace.objects.create(
            workshop=workshop,
            registration=person,
            state=state,
            created_at=NOW,
            waiting_since=NOW if state == "waiting" else None,
        )
    publish(edition)
    assert write(edition, MORNING) == ["day chair@example.org", "day p0@example.net"]
    delivery.send_letters()
    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert "Opening ceremony" in bodies["chair@example.org"]
    assert "You have a place." in bodies["p0@example.net"]


def test_never_for_a_session_that_was_canceled_since(edition: Edition, released: Session) -> None:
    assert len(write(edition, MORNING)) == 1
    released.status = Session.Status.CANCELLED
    released.save()
    publish(edition)
    delivery.send_letters()
    assert mail.outbox == []
    assert Letter.objects.get().left_out == "nothing"


def test_a_session_that_has_moved_to_tomorrow_is_for_tomorrow(
    edition: Edition, released: Session
) -> None:
    assert len(write(edition, MORNING)) == 1
    released.starts_at += timedelta(days=1)
    released.ends_at += timedelta(days=1)
    released.save()
    publish(edition)
    delivery.send_letters()
    assert mail.outbox == []
    assert len(write(edition, MORNING + timedelta(days=1))) == 2
    delivery.send_letters()
    assert len(mail.outbox) == 1


def test_half_an_hour_before_for_who_wants_it(
    edition: Edition, released: Session, delegate: User
) -> None:
    soon = NOW.replace(hour=0, minute=30)
    assert write(edition, soon) == ["day delegate@example.org"]
    actions.choose_letters(
        edition=edition, email="Delegate@example.org", at=NOW, takes_soon=True, takes_day=False
    )
    Letter.objects.all().delete()
    assert write(edition, soon - timedelta(minutes=1)) == []
    for minutes in (0, 1, 29, 30):
        assert write(edition, soon + timedelta(minutes=minutes)) == ["soon delegate@example.org"]
    delivery.send_letters()
    assert [message.subject for message in mail.outbox] == ["At 09:00: Opening ceremony"]


def test_who_wants_none_and_whose_letters_come_back_get_none(
    edition: Edition, released: Session, delegate: User
) -> None:
    LetterChoice.objects.create(
        edition=edition, email=delegate.email, takes_day=False, changed_at=NOW
    )
    assert write(edition, MORNING) == []


def test_only_visible_editions_that_are_on_and_have_not_switched_it_off(
    edition: Edition, other_edition: Edition
) -> None:
    assert queries.editions_to_remind(NOW) == [edition]
    assert queries.editions_to_remind(NOW + timedelta(days=30)) == []
    ReminderSwitch.objects.create(edition=edition, is_on=False)
    assert queries.editions_to_remind(NOW) == []
