"""The edition in the calendar of somebody who takes part."""

import base64
from datetime import timedelta

import pytest
from icalendar import Calendar

from registration import calendars
from symposium.program.models import Edition
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db


def test_the_days_keep_their_uid_and_a_cancellation_crosses_them_out(
    make: Register, edition: Edition
) -> None:
    registration = make(language="zh-hans")
    events = []
    for state, minutes in [("confirmed", 0), ("canceled", 1), ("confirmed", 2)]:
        registration.state = state
        registration.changed_at = registration.registered_at + timedelta(minutes=minutes)
        attachment = calendars.edition_days(registration)
        assert attachment["method"] == "PUBLISH"
        calendar = Calendar.from_ical(base64.b64decode(attachment["content_base64"]))
        assert calendar["METHOD"] == "PUBLISH"
        [event] = calendar.walk("VEVENT")
        events.append(event)
    assert {str(event["UID"]) for event in events} == {"edition-2021@127.0.0.1"}
    assert [str(event["STATUS"]) for event in events] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    sequences = [int(event["SEQUENCE"]) for event in events]
    assert sequences == sorted(set(sequences))
    assert sequences[-1] < 2**31
    first = events[0]
    assert first.decoded("DTSTART") == edition.starts_on
    assert first.decoded("DTEND") == edition.ends_on + timedelta(days=1)
    assert str(first["SUMMARY"]) == "2021年研讨会"
