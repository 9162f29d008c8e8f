"""Times in the visitor's zone and language."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone, translation

from symposium.lib.templatetags import times

# Nine o'clock in Beijing.
OPENING = datetime(2021, 12, 14, 1, 0, tzinfo=UTC)


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
    assert "<sup>+1</sup>" in times.time_range(late, late + timedelta(hours=2))
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
