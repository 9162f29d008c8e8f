"""Minutes on site from scans."""

from datetime import UTC, datetime, timedelta

import pytest

from registration import attendance, timeline
from registration.checkin import actions, queries
from registration.checkin.models import Device, Door
from symposium.program.models import Session
from tests.registration.checkin.conftest import NINE, Report
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db
EVENING = NINE + timedelta(hours=12)


def test_from_in_to_out_and_to_the_end_of_the_day(
    phone: Device, scan: Report, make: Register, opening: Session, door: Door
) -> None:
    leaves, stays, absent = make(), make(), make()
    reports = [scan(leaves), scan(leaves, 30, act="out"), scan(leaves, 60), scan(stays, 90)]
    actions.record_scans(device=phone, reports=reports, at=NINE + timedelta(hours=9))
    end = datetime(2021, 12, 14, 3, 0, tzinfo=UTC)
    found = queries.intervals_of(opening.edition, [leaves.pk, stays.pk, absent.pk], at=EVENING)
    minutes = timedelta(minutes=1)
    assert found == {
        leaves.pk: [(NINE, NINE + 30 * minutes), (NINE + 60 * minutes, end)],
        stays.pk: [(NINE + 90 * minutes, end)],
    }
    measured = attendance.measured(opening.edition, [leaves.pk, stays.pk, absent.pk])
    assert [measured[one.pk].on_site_minutes for one in (leaves, stays, absent)] == [90, 30, 0]


def test_a_sessions_door_closes_with_its_session(
    phone: Device, scan: Report, make: Register, hall_door: Door, opening: Session
) -> None:
    later = Session.objects.create(
        edition=opening.edition, slug="later", title={"en": "L"}, room=opening.room,
        starts_at=opening.ends_at, ends_at=NINE + timedelta(hours=8),
    )  # fmt: skip
    person = make()
    actions.record_scans(
        device=phone, reports=[scan(person, door_id=hall_door.pk)], at=later.ends_at or NINE
    )
    assert queries.intervals_of(opening.edition, [person.pk], at=EVENING) == {
        person.pk: [(NINE, opening.ends_at)]
    }


def test_nobody_has_been_there_longer_than_until_now(
    phone: Device, scan: Report, make: Register, opening: Session, door: Door
) -> None:
    person = make()
    actions.record_scans(device=phone, reports=[scan(person)], at=NINE)
    now = NINE + timedelta(minutes=2)
    assert queries.intervals_of(opening.edition, [person.pk], at=now) == {person.pk: [(NINE, now)]}
    assert queries.intervals_of(opening.edition, [person.pk], at=NINE) == {person.pk: []}


def test_the_timeline_tells_of_each_scan(phone: Device, scan: Report, make: Register) -> None:
    person = make()
    reports = [scan(person), scan(person, 5, is_through=False), scan(person, 9, act="out")]
    actions.record_scans(device=phone, reports=reports, at=NINE)
    assert [(one.text, one.by) for one in timeline.of(person) if one.by == "Phone"] == [
        ("Went out: Main entrance", "Phone"),
        ("Was not let in: Main entrance (Already inside)", "Phone"),
        ("Came in: Main entrance (Welcome)", "Phone"),
    ]
