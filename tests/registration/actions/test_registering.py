import dataclasses
import threading
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from registration import actions
from registration.actions import Details
from registration.models import Category, Invitation, Quota, Registration
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition
from tests.registration.asking import question
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


def test_a_category_opens_closes_and_may_be_by_invitation_only(
    edition: Edition, amina: User, details: Details, category: Category, now: datetime
) -> None:
    def refused(**fields: object) -> type[Exception] | None:
        Category.objects.filter(pk=category.pk).update(**fields)
        row = Category.objects.get(pk=category.pk)
        changed = dataclasses.replace(details, category=row)
        try:
            actions.check_choice(changed.category, changed.mode, at=now)
        except Refusal as refusal:
            with pytest.raises(type(refusal)):
                actions.register(edition=edition, user=amina, details=changed, at=now)
            return type(refusal)
        return None

    soon = now + timedelta(seconds=1)
    assert refused(opens_at=soon) is actions.CategoryClosed
    assert refused(opens_at=now, closes_at=now) is actions.CategoryClosed
    assert refused(closes_at=soon, retired_at=now) is actions.CategoryClosed
    assert refused(retired_at=None, needs_invitation=True) is actions.CategoryByInvitation
    assert refused(needs_invitation=False, allows_on_site=False) is actions.ModeNotOffered
    assert refused(allows_on_site=True) is None


def test_an_invitation_opens_its_category_and_may_count_as_approval(
    edition: Edition,
    amina: User,
    organizer: User,
    details: Details,
    press: Category,
    category: Category,
    now: datetime,
) -> None:
    press.needs_invitation = True
    press.save()
    as_press = dataclasses.replace(details, category=press)
    made = {"edition": edition, "created_at": now, "created_by": organizer}
    elsewhere = Invitation.objects.create(category=category, **made)
    with pytest.raises(actions.CategoryByInvitation):
        actions.register(
            edition=edition, user=amina, details=as_press, at=now, invitation=elsewhere
        )
    invitation = Invitation.objects.create(category=press, **made)
    registration, _created = actions.register(
        edition=edition, user=amina, details=as_press, at=now, invitation=invitation
    )
    assert (registration.state, registration.decided_by) == ("confirmed", organizer)
    assert registration.invitation == invitation


def test_a_category_that_needs_approval_asks_first(
    edition: Edition,
    amina: User,
    details: Details,
    press: Category,
    now: datetime,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    Quota.objects.create(edition=edition, name="All", size=0)
    as_press = dataclasses.replace(details, category=press)
    with django_capture_on_commit_callbacks(execute=True):
        registration, _created = actions.register(
            edition=edition, user=amina, details=as_press, at=now
        )
    assert registration.state == "requested"
    assert [message.subject for message in mail.outbox] == [
        "Your registration waits for approval: BRISMIS 2021"
    ]


def test_without_a_seat_one_stands_in_line(
    edition: Edition, amina: User, details: Details, now: datetime
) -> None:
    Quota.objects.create(edition=edition, name="All", size=0)
    registration, _created = actions.register(edition=edition, user=amina, details=details, at=now)
    assert (registration.state, registration.waiting_since) == ("waiting", now)


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one(
    edition: Edition, details: Details, category: Category, now: datetime
) -> None:
    amina = User.objects.create_user("amina@example.net")
    meal = question("meal", "text", of=[category])
    details = dataclasses.replace(details, answers={meal: "No nuts"})
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
    assert [answer.value for answer in only.answers.all()] == ["No nuts"]


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
