import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404
from django.test import Client
from icalendar import Calendar
from pytest_django import Settings

from symposium.accounts.models import User
from symposium.lib.logs import SecretPathFilter
from symposium.program import access, actions
from symposium.program.models import (
    Edition,
    PersonalCalendar,
    Release,
    Session,
    Speaker,
    Star,
)
from tests.conftest import NOW

PAGE = "/en/2021/program/calendar/"
CHANGE = "/en/2021/program/calendar/change/"
STARRED = "/en/2021/program/starred.ics"


@pytest.fixture
def calendar(edition: Edition, delegate: User) -> PersonalCalendar:
    return actions.make_calendar(edition=edition, user=delegate, at=NOW)


def address(calendar: PersonalCalendar) -> str:
    return f"{PAGE}{calendar.secret}.ics"


def told(content: bytes) -> list[tuple[str, str]]:
    events = Calendar.from_ical(content).walk("VEVENT")
    return [(str(event["SUMMARY"]), str(event["STATUS"])) for event in events]


def test_it_holds_what_the_person_has_starred_or_speaks_in(
    client: Client,
    edition: Edition,
    release: Release,
    calendar: PersonalCalendar,
    delegate: User,
    opening: Session,
    chair: Speaker,
) -> None:
    assert told(client.get(address(calendar)).content) == []
    Star.objects.create(user=delegate, session=opening, at=NOW)
    chair.user = delegate
    chair.save()
    answer = client.get(address(calendar))
    assert told(answer.content) == [
        ("Opening ceremony", "CONFIRMED"),
        ("Oceans and climate", "CONFIRMED"),
    ]
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert "X-WR-CALNAME:BRISMIS 2021: my sessions" in answer.content.decode()
    assert not answer.cookies


def test_what_was_dropped_is_crossed_out(
    client: Client,
    edition: Edition,
    release: Release,
    calendar: PersonalCalendar,
    delegate: User,
    evening: Session,
    organizer: User,
) -> None:
    Star.objects.create(user=delegate, session=evening, at=NOW)
    actions.unschedule_session(session=evening, version=1, by=organizer, at=NOW)
    actions.publish_program(edition=edition, by=organizer, at=NOW + timedelta(hours=1))
    assert told(client.get(address(calendar)).content) == [("Night of the stars", "CANCELLED")]


def test_what_was_deleted_for_good_is_crossed_out_too(
    client: Client,
    edition: Edition,
    release: Release,
    calendar: PersonalCalendar,
    delegate: User,
    evening: Session,
    organizer: User,
) -> None:
    Star.objects.create(user=delegate, session=evening, at=NOW)
    actions.delete_session(session=evening, version=1, by=organizer, at=NOW)
    actions.publish_program(edition=edition, by=organizer, at=NOW + timedelta(hours=1))
    assert told(client.get(address(calendar)).content) == [("Night of the stars", "CANCELLED")]


def test_a_new_address_ends_the_old_one(
    signed_in: Callable[[User], Client],
    client: Client,
    edition: Edition,
    release: Release,
    delegate: User,
) -> None:
    browser = signed_in(delegate)
    assert "Make my address" in browser.get(PAGE).content.decode()
    browser.post(CHANGE)
    first = PersonalCalendar.objects.get()
    assert len(first.secret) >= 43
    page = browser.get(PAGE)
    assert address(first) in page.content.decode()
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("same-origin", "noindex")
    browser.post(CHANGE)
    second = PersonalCalendar.objects.get()
    assert second.secret != first.secret
    assert [client.get(address(each)).status_code for each in (first, second)] == [404, 200]
    browser.post(CHANGE, {"revoke": "1"})
    assert client.get(address(second)).status_code == 404


def test_a_calendar_belongs_to_its_edition_and_an_active_person(
    edition: Edition, other_edition: Edition, calendar: PersonalCalendar, delegate: User
) -> None:
    assert access.get_personal_calendar(edition, calendar.secret) == calendar
    for place, secret in [(other_edition, calendar.secret), (edition, "x"), (edition, "")]:
        with pytest.raises(Http404):
            access.get_personal_calendar(place, secret)
    delegate.is_active = False
    delegate.save()
    with pytest.raises(Http404):
        access.get_personal_calendar(edition, calendar.secret)


@pytest.mark.parametrize("count", [1, 3])
def test_a_feed_costs_the_same_for_one_star_and_three(
    client: Client,
    release: Release,
    calendar: PersonalCalendar,
    delegate: User,
    count: int,
    django_assert_num_queries: Any,
) -> None:
    for session in Session.objects.all()[:count]:
        Star.objects.create(user=delegate, session=session, at=NOW)
    client.get(address(calendar))
    with django_assert_num_queries(6):
        assert len(told(client.get(address(calendar)).content)) == count


def test_who_asks_too_often_waits(
    client: Client, release: Release, calendar: PersonalCalendar, settings: Settings
) -> None:
    settings.RATE_LIMITS_ENABLED = True
    statuses = {client.get(f"{STARRED}?guids={calendar.pk}").status_code for _number in range(70)}
    assert statuses == {400, 429}


def test_the_stars_of_a_device_are_a_file(
    client: Client, release: Release, forum: Session, evening: Session
) -> None:
    unknown = "99999999-2222-4333-8444-555555555555"
    answer = client.get(STARRED, {"guids": f"{forum.guid} {evening.guid},{unknown}"})
    assert answer["Content-Disposition"] == 'attachment; filename="2021-stars.ics"'
    assert told(answer.content) == [
        ("Oceans and climate", "CONFIRMED"),
        ("Night of the stars", "CONFIRMED"),
    ]


@pytest.mark.parametrize("guids", ["", "x", "1" * 8_000])
def test_what_are_no_sessions_is_refused(client: Client, release: Release, guids: str) -> None:
    assert client.get(STARRED, {"guids": guids}).status_code == 400


def test_strangers_are_asked_to_sign_in(client: Client, release: Release) -> None:
    page = client.get(PAGE).content.decode()
    assert "Sign in" in page
    assert "Your address" not in page
    assert client.post(CHANGE).status_code == 302
    assert not PersonalCalendar.objects.exists()


def test_no_log_tells_the_secret() -> None:
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 1, "Not Found: %s", (f"{PAGE}abc_-9.ics",), None
    )
    assert SecretPathFilter().filter(record)
    assert record.getMessage() == "Not Found: /en/2021/program/calendar/….ics"
