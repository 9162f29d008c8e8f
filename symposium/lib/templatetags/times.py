"""Tags for instants and days: each writes a `<time>` in the visitor's zone and language."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale, dates
from django import template
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

CLOCK = "HH:mm"


def locale() -> Locale:
    return Locale.parse((translation.get_language() or "en").replace("-", "_"))


def _local(at: datetime, zone: str | None) -> datetime:
    return timezone.localtime(at, ZoneInfo(zone) if zone else None)


def _time_element(at: datetime, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', at.isoformat(timespec="seconds"), text)


@register.simple_tag
def local_time(at: datetime, *, zone: str | None = None) -> SafeString:
    """The hour and minute, "09:00"; `zone` shows another place's clock."""
    moment = _local(at, zone)
    return _time_element(moment, dates.format_datetime(moment, CLOCK, locale=locale()))


@register.simple_tag
def local_date(at: datetime | date, *, style: str = "long", zone: str | None = None) -> SafeString:
    """The day of an instant, or a day as it is; the styles are those of `format_day`."""
    day = _local(at, zone).date() if isinstance(at, datetime) else at
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), format_day(day, style))


def format_day(day: date, style: str = "long") -> str:
    """A day in the reader's order: full, long, medium, short.

    Besides, "day" is month and day, "dayname" the day of the week, "weekday" both.
    """
    if style == "dayname":
        return dates.format_date(day, "EEEE", locale=locale())
    skeletons = {"day": "MMMd", "weekday": "MMMEd"}
    if style in skeletons:
        moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone
        return dates.format_skeleton(skeletons[style], moment, locale=locale())
    return dates.format_date(day, style, locale=locale())


@register.simple_tag
def local_datetime(at: datetime, *, style: str = "long", zone: str | None = None) -> SafeString:
    """Day and clock, as the language puts them together."""
    moment = _local(at, zone)
    clock = dates.format_datetime(moment, CLOCK, locale=locale())
    text = f"{format_day(moment.date(), style)}, {clock}"
    if translation.get_language() in {"zh-hans"}:
        text = f"{format_day(moment.date(), style)} {clock}"
    elif translation.get_language() == "ar":
        text = f"{format_day(moment.date(), style)}، {clock}"
    return _time_element(moment, text)


@register.simple_tag
def time_range(starts_at: datetime, ends_at: datetime, *, zone: str | None = None) -> SafeString:
    """ "09:00–10:30"; an end on a later day says by how many days."""
    start, end = _local(starts_at, zone), _local(ends_at, zone)
    later = (end.date() - start.date()).days
    return format_html(
        '<span class="nowrap" dir="ltr">{}–{}{}</span>',
        local_time(starts_at, zone=zone),
        local_time(ends_at, zone=zone),
        format_html("<sup>+{}</sup>", later) if later else "",
    )


@register.simple_tag
def date_range(starts_on: date, ends_on: date) -> SafeString:
    """ "December 14 – 16, 2021", joined as the language joins days."""
    text = dates.format_interval(starts_on, ends_on, "yMMMMd", locale=locale())
    return format_html('<time datetime="{}">{}</time>', starts_on.isoformat(), text)


@register.simple_tag
def zone_name(name: str = "", *, place: object = "", at: datetime | None = None) -> str:
    """ "Nairobi · UTC+3" for the visitor's zone, or the named one; `place` replaces the city."""
    zone = ZoneInfo(name) if name else timezone.get_current_timezone()
    key = str(zone)
    city = str(place or "")
    if not city and "/" in key:
        city = dates.get_timezone_location(key, locale=locale(), return_city=True)
    moment = at or timezone.now()
    return " · ".join(filter(None, [city, offset_name(moment.astimezone(zone).utcoffset())]))


def offset_name(offset: timedelta | None) -> str:
    """ "UTC", "UTC+8", "UTC−3:30"."""
    minutes = int((offset or timedelta()).total_seconds() // 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")
