"""What was noted of a person at the doors is handed out and unnamed."""

import pytest

from registration.checkin import actions, personal_data
from registration.checkin.models import Conflict, Device, Scan
from symposium.lib import personal_data as registry
from symposium.lib.personal_data import Person
from tests.registration.checkin.conftest import NINE, Report
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db


def test_own_scans_are_handed_out_and_others_are_not(
    phone: Device, scan: Report, make: Register
) -> None:
    mine, other = make(email="mine@example.net"), make()
    reports = [scan(mine), scan(mine, 1, note="The tall one"), scan(other, note="The other one")]
    actions.record_scans(device=phone, reports=reports, at=NINE)
    [kind] = [kind for kind in registry.kinds() if kind.name == "scans"]
    person = Person(emails=frozenset({"mine@example.net"}))
    assert [row["note"] for row in kind.export(person)] == ["", "The tall one"]
    assert kind.erase(person, NINE) == 1
    assert sorted(Scan.objects.values_list("note", flat=True)) == ["", "", "The other one"]
    assert Conflict.objects.count() == 1


def test_codes_expire(phone: Device, scan: Report, make: Register) -> None:
    person = make()
    actions.record_scans(device=phone, reports=[scan(None, text=person.code)], at=NINE)
    [field] = [field for kind in registry.kinds() if kind.name == "scans" for field in kind.fields]
    assert [field.held(person.edition_id), field.erase(person.edition_id)] == [1, 1]
    assert [field.held(person.edition_id), Scan.objects.get().text] == [0, ""]
    assert personal_data.register() is None
