import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from registration import access
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.institutions.models import Institution
from symposium.program.models import Appointment, Edition
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
