"""Only organizers of the edition reach its devices, doors, conflicts and tickets."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import Http404

from registration.checkin import access, actions
from registration.checkin.models import Conflict, Device, Door
from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.program.models import Appointment, Edition
from tests.registration.checkin.conftest import NINE, Report
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db


@pytest.fixture
def conflict(phone: Device, scan: Report, make: Register) -> Conflict:
    actions.record_scans(device=phone, reports=[scan(make(state="canceled"))], at=NINE)
    return Conflict.objects.get()


@pytest.mark.parametrize("role", ["outsider", "delegate", "moderator"])
def test_others_find_nothing(
    role: str,
    request: pytest.FixtureRequest,
    edition: Edition,
    phone: Device,
    door: Door,
    conflict: Conflict,
    make: Register,
) -> None:
    user = request.getfixturevalue(role)
    roads: list[tuple[Callable[..., Any], int]] = [
        (access.get_device_for, phone.pk),
        (access.get_door_for, door.pk),
        (access.get_conflict_for, conflict.pk),
        (access.get_ticket_holder_for, make().pk),
    ]
    for road, pk in roads:
        with pytest.raises(Http404):
            road(user, edition, pk)


def test_the_organizer_finds_those_of_the_edition(
    organizer: User,
    edition: Edition,
    other_edition: Edition,
    phone: Device,
    door: Door,
    conflict: Conflict,
    make: Register,
) -> None:
    person = make()
    assert access.get_device_for(organizer, edition, phone.pk) == phone
    assert access.get_door_for(organizer, edition, door.pk) == door
    assert access.get_conflict_for(organizer, edition, conflict.pk) == conflict
    assert access.get_ticket_holder_for(organizer, edition, person.pk) == person
    Appointment.objects.create(edition=other_edition, user=organizer, role=Role.ORGANIZER)
    organizer = User.objects.get(pk=organizer.pk)
    for road, pk in [
        (access.get_device_for, phone.pk),
        (access.get_door_for, door.pk),
        (access.get_conflict_for, conflict.pk),
        (access.get_ticket_holder_for, person.pk),
    ]:
        with pytest.raises(Http404):
            road(organizer, other_edition, pk)  # type: ignore[operator]


def test_those_who_check_in_settle_conflicts_and_pair_nothing(
    edition: Edition, conflict: Conflict, phone: Device, outsider: User
) -> None:
    Appointment.objects.create(edition=edition, user=outsider, role=Role.CHECK_IN)
    staff = User.objects.get(pk=outsider.pk)
    assert access.get_conflict_for(staff, edition, conflict.pk) == conflict
    with pytest.raises(Http404):
        access.get_device_for(staff, edition, phone.pk)


def test_a_secret_opens_its_own_edition_alone(
    pair: Callable[[str], tuple[Device, str]], edition: Edition, other_edition: Edition
) -> None:
    device, secret = pair("Phone")
    assert access.get_device_by_secret(edition, secret) == device
    assert access.get_device_by_secret(other_edition, secret) is None
    assert access.get_device_by_secret(edition, "") is None
    assert access.get_device_by_secret(edition, device.secret_hash) is None
