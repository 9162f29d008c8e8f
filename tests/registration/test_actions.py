import dataclasses
import threading
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection

from registration import actions
from registration.actions import Details
from registration.models import Registration
from symposium.accounts.models import AuditEntry, User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register


@pytest.fixture
def amina(db: None) -> User:
    return User.objects.create_user("amina@example.net")


def test_registering_keeps_what_was_said_and_the_agreement(
    edition: Edition, amina: User, details: Details, museum: Institution, now: datetime
) -> None:
    registration, created = actions.register(edition=edition, user=amina, details=details, at=now)
    assert created
    assert registration.institution == museum
    assert (registration.user, registration.email) == (amina, "amina@example.net")
    assert (registration.state, registration.registered_at) == ("confirmed", now)
    assert (registration.consent_version, registration.consented_at) == ("2021-1", now)
    assert len(registration.code) == 14
    amina.refresh_from_db()
    assert amina.display_name == "Amina Njeri"


def test_a_second_registration_leads_to_the_first(
    edition: Edition, amina: User, details: Details, now: datetime
) -> None:
    first, _created = actions.register(edition=edition, user=amina, details=details, at=now)
    other = dataclasses.replace(details, mode="online")
    second, created = actions.register(edition=edition, user=amina, details=other, at=now)
    assert (second, created, second.mode) == (first, False, "on_site")


def test_a_registration_that_somebody_else_made_is_claimed(
    make: Register, edition: Edition, amina: User, details: Details, now: datetime
) -> None:
    made = make(email="Amina@Example.NET")
    found, created = actions.register(edition=edition, user=amina, details=details, at=now)
    assert (found, created, found.user) == (made, False, amina)


def test_registration_ends_with_the_edition(
    edition: Edition, amina: User, details: Details
) -> None:
    last = edition.ends_at - timedelta(seconds=1)
    with pytest.raises(actions.RegistrationClosed):
        actions.register(edition=edition, user=amina, details=details, at=edition.ends_at)
    assert actions.register(edition=edition, user=amina, details=details, at=last)[1]


def test_a_new_institution_is_proposed_once(
    edition: Edition, amina: User, speaker: User, details: Details, now: datetime
) -> None:
    new = dataclasses.replace(details, institution=None, proposed_institution="Museum of Dust")
    first, _created = actions.register(edition=edition, user=amina, details=new, at=now)
    second, _created = actions.register(edition=edition, user=speaker, details=new, at=now)
    proposed = Institution.objects.get(sort_name="Museum of Dust")
    assert (proposed.is_proposed, proposed.territory, proposed.slug) == (
        True,
        "KE",
        "museum-of-dust",
    )
    assert first.institution == second.institution == proposed


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one(edition: Edition, details: Details, now: datetime) -> None:
    amina = User.objects.create_user("amina@example.net")
    start = threading.Barrier(6)
    outcomes: list[tuple[int, bool]] = []

    def try_it() -> None:
        start.wait()
        registration, created = actions.register(
            edition=edition, user=User.objects.get(pk=amina.pk), details=details, at=now
        )
        outcomes.append((registration.pk, created))
        connection.close()

    threads = [threading.Thread(target=try_it) for _number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    only = Registration.objects.get()
    assert sorted(outcomes) == [(only.pk, False)] * 5 + [(only.pk, True)]
    assert len(mail.outbox) == 1


def test_changing_details(
    make: Register, details: Details, museum: Institution, now: datetime
) -> None:
    registration = make(territory="")
    actions.change_details(
        registration=registration,
        details=dataclasses.replace(details, mode="online"),
        at=now,
    )
    registration.refresh_from_db()
    assert (registration.mode, registration.institution, registration.territory) == (
        "online",
        museum,
        "KE",
    )
    assert registration.changed_at == now


def test_canceling_and_coming_after_all(make: Register, now: datetime) -> None:
    registration = make()
    actions.cancel(registration=registration, at=now)
    actions.cancel(registration=registration, at=now)
    registration.refresh_from_db()
    assert registration.is_canceled
    actions.reinstate(registration=registration, at=now)
    registration.refresh_from_db()
    assert registration.is_confirmed


def test_after_the_edition_nobody_comes_after_all(make: Register, edition: Edition) -> None:
    registration = make(state="canceled")
    with pytest.raises(actions.RegistrationClosed):
        actions.reinstate(registration=registration, at=edition.ends_at)


def test_an_organizers_decision_is_written_down(
    make: Register, organizer: User, now: datetime
) -> None:
    registration = make()
    for _time in range(2):
        actions.change_state(
            registration=registration, state="waiting", by=organizer, at=now, address="192.0.2.7"
        )
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.changes) == (
        "registration.state_changed",
        {"state": ["confirmed", "waiting"]},
    )
    assert (entry.actor, entry.address, entry.edition_slug) == (organizer, "192.0.2.7", "2021")


def test_opening_registration_gives_the_usual_categories_once(
    edition: Edition, organizer: User, now: datetime
) -> None:
    for _time in range(2):
        actions.open_registration(edition=edition, by=organizer, at=now)
    assert list(edition.categories.values_list("slug", flat=True)) == [
        "delegate",
        "speaker",
        "exhibitor",
        "observer",
        "student",
        "press",
        "staff",
    ]
    assert AuditEntry.objects.get().verb == "registration.opened"
