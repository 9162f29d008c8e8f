import dataclasses
import threading
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection

from registration import actions
from registration.actions import Details
from registration.models import Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register


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
