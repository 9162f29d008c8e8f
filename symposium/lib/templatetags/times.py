"""Tags for instants and days: each writes a `<time>` in the visitor's zone and language."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale, dates
from django import template
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


def locale() -> Locale:
    return Locale.parse((translation.get_language() or "en").replace("-", "_"))


def _local(at: datetime, zone: str | None) -> datetime:
    return timezone.localtime(at, ZoneInfo(zone) if zone else None)


def _time_element(at: datetime, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', at.isoformat(timespec="seconds"), text)


@register.simple_tag
def local_time(at: datetime, *, zone: str | None = None) -> SafeString:
    """The hour and minute, "09:00"; `zone` shows another place's clock.

    In the hour that comes twice as clocks are put back, the offset says which one is meant.
    """
    return mark_safe(_clock_element(_local(at, zone)))  # noqa: S308 - a time


def clock(moment: datetime) -> str:
    return f"{moment.hour:02}:{moment.minute:02}"


def which_of_two(moment: datetime) -> SafeString | str:
    """The offset of a local time that its zone has twice on this day; nothing for all others."""
    other = moment.replace(fold=1 - moment.fold)
    if other.utcoffset() == moment.utcoffset():
        return ""
    return format_html(' <small class="offset">{}</small>', offset_name(moment.utcoffset()))


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
    time = clock(moment)
    text = f"{format_day(moment.date(), style)}, {time}"
    if translation.get_language() in {"zh-hans"}:
        text = f"{format_day(moment.date(), style)} {time}"
    elif translation.get_language() == "ar":
        text = f"{format_day(moment.date(), style)}، {time}"
    return _time_element(moment, text)


@register.simple_tag
def time_range(starts_at: datetime, ends_at: datetime, *, zone: str | None = None) -> SafeString:
    """ "09:00–10:30"; an end on a later day says by how many days."""
    start, end = _local(starts_at, zone), _local(ends_at, zone)
    later = (end.date() - start.date()).days
    # A timetable writes a thousand of these, and there is nothing to escape in a time.
    return mark_safe(  # noqa: S308
        f'<span class="nowrap" dir="ltr">{_clock_element(start)}–'
        f"{_clock_element(end)}{_days_later(later) if later else ''}</span>"
    )


def _clock_element(moment: datetime) -> str:
    instant = moment.isoformat(timespec="seconds")
    return f'<time datetime="{instant}">{clock(moment)}</time>{which_of_two(moment)}'


def _days_later(count: int) -> SafeString:
    words = ngettext("one day later", "%(count)s days later", count) % {"count": count}
    return format_html(
        '<sup aria-hidden="true">+{}</sup><span class="visually-hidden"> ({})</span>', count, words
    )


@register.simple_tag
def day_apart(at: datetime, zone: str) -> str:
    """How the day of an instant in another zone lies to the visitor's: "next day", or nothing."""
    days = (_local(at, zone).date() - _local(at, None).date()).days
    if days == 1:
        return _("next day")
    if days == -1:
        return _("day before")
    if days:
        return ngettext("%(count)s day apart", "%(count)s days apart", abs(days)) % {
            "count": abs(days)
        }
    return ""


@register.simple_tag
def clock_change(starts_at: datetime, ends_at: datetime, *, zone: str | None = None) -> str:
    """A warning where clocks change between two instants, which then look longer or shorter."""
    before, after = _local(starts_at, zone).utcoffset(), _local(ends_at, zone).utcoffset()
    if before is None or after is None or before == after:
        return ""
    minutes = int(abs((after - before).total_seconds()) // 60)
    text = (
        _("Clocks go forward by %(minutes)s minutes meanwhile.")
        if after > before
        else _("Clocks go back by %(minutes)s minutes meanwhile.")
    )
    return text % {"minutes": minutes}


@register.simple_tag
def date_range(starts_on: date, ends_on: date) -> SafeString:
    """ "December 14 – 16, 2021", joined as the language joins days."""
    text = date_interval(starts_on, ends_on)
    return format_html('<time datetime="{}">{}</time>', starts_on.isoformat(), text)


def date_interval(starts_on: date, ends_on: date) -> str:
    return str(dates.format_interval(starts_on, ends_on, "yMMMMd", locale=locale()))


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
