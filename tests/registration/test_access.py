from datetime import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from registration import access
from registration.models import Answer, Category, Transfer
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.institutions.models import Institution
from symposium.program.models import Appointment, Edition
from tests.registration.asking import question
from tests.registration.conftest import Register


def test_ones_own_registration_is_found_by_account_and_by_address(
    make: Register, edition: Edition, delegate: User, speaker: User
) -> None:
    by_account = make(user=delegate, email="office@example.net")
    by_address = make(email=speaker.email.upper())
    assert access.get_own_registration(delegate, edition) == by_account
    assert access.get_own_registration(speaker, edition) == by_address


def test_nobody_gets_the_registration_of_another(
    make: Register, edition: Edition, outsider: User
) -> None:
    make()
    assert access.get_own_registration(outsider, edition) is None
    assert access.get_own_registration(AnonymousUser(), edition) is None
    with pytest.raises(Http404):
        access.require_own_registration(outsider, edition)


def test_organizers_see_the_registrations_of_their_edition(
    make: Register, edition: Edition, organizer: User, outsider: User
) -> None:
    registration = make()
    assert access.get_registration_for(organizer, edition, registration.pk) == registration
    assert access.registrations_for(organizer, edition).get() == registration
    for stranger in (outsider, AnonymousUser()):
        with pytest.raises(Http404):
            access.get_registration_for(stranger, edition, registration.pk)
        with pytest.raises(Http404):
            access.registrations_for(stranger, edition)


def test_a_registration_of_another_edition_is_not_found(
    make: Register, edition: Edition, other_edition: Edition, organizer: User
) -> None:
    elsewhere = make(edition=other_edition)
    with pytest.raises(Http404):
        access.get_registration_for(organizer, edition, elsewhere.pk)


def test_the_series_holds_only_editions_in_which_one_serves(
    make: Register, edition: Edition, other_edition: Edition, organizer: User
) -> None:
    here, there = make(), make(edition=other_edition)
    assert list(access.registrations_for(organizer, edition, whole_series=True)) == [here]
    Appointment.objects.create(edition=other_edition, user=organizer, role=Role.ORGANIZER)
    organizer = User.objects.get(pk=organizer.pk)
    rows = access.registrations_for(organizer, edition, whole_series=True)
    assert set(rows) == {here, there}


def test_institutions_are_for_organizers(
    edition: Edition, museum: Institution, organizer: User, moderator: User, outsider: User
) -> None:
    assert access.get_institution_for(organizer, edition, museum.pk) == museum
    for stranger in (moderator, outsider, AnonymousUser()):
        with pytest.raises(Http404):
            access.get_institution_for(stranger, edition, museum.pk)
    with pytest.raises(Http404):
        access.get_institution_for(organizer, edition, museum.pk + 1)


def test_answered_files_are_for_the_person_and_for_those_who_see_registrations(
    make: Register,
    category: Category,
    edition: Edition,
    delegate: User,
    organizer: User,
    outsider: User,
    now: datetime,
) -> None:
    poster = question("poster", "file", of=[category])
    registration = make(user=delegate)
    answer = Answer.objects.create(
        registration=registration, question=poster, file="private/answers/1", answered_at=now
    )
    assert access.get_own_file(delegate, edition, "poster") == answer
    assert access.get_file_for(organizer, edition, registration.pk, "poster") == answer
    for stranger in (outsider, AnonymousUser()):
        with pytest.raises(Http404):
            access.get_own_file(stranger, edition, "poster")
        with pytest.raises(Http404):
            access.get_file_for(stranger, edition, registration.pk, "poster")
    with pytest.raises(Http404):
        access.get_own_file(delegate, edition, "other")


def test_categories_and_questions_are_for_organizers(
    category: Category,
    edition: Edition,
    other_edition: Edition,
    organizer: User,
    moderator: User,
    outsider: User,
) -> None:
    asked = question("meal", "text", of=[category])
    assert access.get_category_for(organizer, edition, category.pk) == category
    assert access.get_question_for(organizer, edition, asked.pk) == asked
    for stranger in (moderator, outsider, AnonymousUser()):
        with pytest.raises(Http404):
            access.get_category_for(stranger, edition, category.pk)
        with pytest.raises(Http404):
            access.get_question_for(stranger, edition, asked.pk)
    # One's own edition does not open the other's.
    with pytest.raises(Http404):
        access.get_category_for(outsider, other_edition, category.pk)
    with pytest.raises(Http404):
        access.get_question_for(outsider, other_edition, asked.pk)


def test_a_place_is_offered_to_one_person_of_one_edition(
    make: Register,
    edition: Edition,
    other_edition: Edition,
    delegate: User,
    outsider: User,
    now: datetime,
) -> None:
    offer = Transfer.objects.create(
        registration=make(),
        name="Delegate",
        email=delegate.email.upper(),
        asked_at=now,
        expires_at=now,
    )
    assert access.get_transfer(edition, offer.code) == offer
    assert access.is_for(offer, delegate)
    for stranger in (outsider, AnonymousUser()):
        assert not access.is_for(offer, stranger)
    with pytest.raises(Http404):
        access.get_transfer(other_edition, offer.code)
    with pytest.raises(Http404):
        access.get_transfer(edition, "guessed")
