"""Times in the visitor's zone and language."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from symposium.lib.templatetags import times

# Nine o'clock in Beijing.
OPENING = datetime(2021, 12, 14, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _in_nairobi() -> Iterator[None]:
    with timezone.override("Africa/Nairobi"), translation.override("en"):
        yield


def test_nine_in_beijing_is_four_in_nairobi() -> None:
    assert times.local_time(OPENING) == '<time datetime="2021-12-14T04:00:00+03:00">04:00</time>'
    assert times.local_time(OPENING, zone="Asia/Shanghai") == (
        '<time datetime="2021-12-14T09:00:00+08:00">09:00</time>'
    )


@pytest.mark.parametrize(
    ("language", "style", "expected"),
    [
        ("en", "long", "December 14, 2021"),
        ("en", "weekday", "Tue, Dec 14"),
        ("en", "dayname", "Tuesday"),
        ("zh-hans", "long", "2021年12月14日"),
        ("fr", "day", "14 déc."),
        ("ru", "long", "14 декабря 2021\u202fг."),
        ("ar", "long", "14 ديسمبر 2021"),
    ],
)
def test_a_day_in_its_own_order(language: str, style: str, expected: str) -> None:
    with translation.override(language):
        assert times.format_day(date(2021, 12, 14), style) == expected


def test_day_and_clock_together() -> None:
    assert "December 14, 2021, 04:00" in times.local_datetime(OPENING)
    with translation.override("zh-hans"):
        assert "2021年12月14日 04:00" in times.local_datetime(OPENING)


def test_a_range_over_midnight_says_so() -> None:
    late = OPENING + timedelta(hours=19)
    assert times.time_range(late, late + timedelta(hours=2)) == (
        '<span class="nowrap" dir="ltr">'
        '<time datetime="2021-12-14T23:00:00+03:00">23:00</time>–'
        '<time datetime="2021-12-15T01:00:00+03:00">01:00</time>'
        '<sup aria-hidden="true">+1</sup>'
        '<span class="visually-hidden"> (one day later)</span></span>'
    )


def test_the_hour_that_comes_twice_says_which_one_is_meant() -> None:
    """In New York 01:30 came twice on November 7, 2021."""
    first = datetime(2021, 11, 7, 5, 30, tzinfo=UTC)
    for at, hour, offset in [(first, "01:30", "UTC−4"), (first + HOUR, "01:30", "UTC−5")]:
        written = times.local_time(at, zone="America/New_York")
        assert re.sub("<[^>]*>", "", written) == f"{hour} {offset}"
    for at in [first - HOUR, first + 2 * HOUR]:
        assert "UTC" not in times.local_time(at, zone="America/New_York")


@pytest.mark.parametrize(
    ("at", "zone", "apart"),
    [
        (OPENING, "Asia/Shanghai", ""),
        (OPENING, "America/Los_Angeles", "day before"),
        (OPENING + timedelta(hours=11), "Pacific/Auckland", "next day"),
        (OPENING + timedelta(hours=18), "Asia/Kathmandu", "next day"),
    ],
)
def test_how_another_zone_s_day_lies(at: datetime, zone: str, apart: str) -> None:
    assert times.day_apart(at, zone) == apart


@pytest.mark.parametrize(
    ("starts_at", "zone", "text"),
    [
        (datetime(2021, 9, 25, 13, 30, tzinfo=UTC), "Pacific/Auckland", "forward by 60"),
        (datetime(2021, 4, 3, 13, 30, tzinfo=UTC), "Pacific/Auckland", "back by 60"),
        (datetime(2021, 4, 3, 14, 45, tzinfo=UTC), "Australia/Lord_Howe", "back by 30"),
        (OPENING, "Asia/Kathmandu", ""),
    ],
)
def test_clocks_that_change_meanwhile(starts_at: datetime, zone: str, text: str) -> None:
    told = times.clock_change(starts_at, starts_at + HOUR, zone=zone)
    assert told == (f"Clocks go {text} minutes meanwhile." if text else "")
    assert "<sup>" not in times.time_range(OPENING, OPENING + timedelta(hours=2))


def test_days_of_an_edition() -> None:
    text = times.date_range(date(2021, 12, 14), date(2021, 12, 16))
    assert text.startswith('<time datetime="2021-12-14">Dec')
    assert "2021</time>" in text


def test_zones_by_city_and_distance() -> None:
    assert times.zone_name(at=OPENING) == "Nairobi · UTC+3"
    assert times.zone_name("Asia/Shanghai", place="Beijing", at=OPENING) == "Beijing · UTC+8"
    assert times.zone_name("UTC", at=OPENING) == "UTC"
    with translation.override("zh-hans"):
        assert times.zone_name("Asia/Shanghai", at=OPENING) == "上海 · UTC+8"


@pytest.mark.parametrize(
    ("minutes", "name"), [(0, "UTC"), (480, "UTC+8"), (-210, "UTC−3:30"), (345, "UTC+5:45")]
)
def test_offsets(minutes: int, name: str) -> None:
    assert times.offset_name(timedelta(minutes=minutes)) == name
