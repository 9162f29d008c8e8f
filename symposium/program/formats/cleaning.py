"""Reading leniently: each function takes what a file holds and says what it had to repair."""

import base64
import binascii
import html
import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils.html import strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext as _

from symposium.lib import time_zones
from symposium.lib.tables.faults import Report
from symposium.program.formats.draft import DraftRoom, DraftTrack
from symposium.program.models import Session

# GUIDs for what a file identifies by number or name alone: the same at each import.
IMPORTED = UUID("3d0d0c36-4a3c-5f0e-8c3a-8a2f27b0f0d4")
TITLE_LENGTH = 300
ABSTRACT_LENGTH = 10_000
ROOM_LENGTH = 120
NAME_LENGTH = 200
LONGEST = timedelta(days=7)
YEARS = range(1970, 2200)
SHOWN = 60

# Words of other systems' kinds, the first that is found within a kind's name decides.
KIND_WORDS = {
    "keynote": Session.Kind.KEYNOTE,
    "ceremony": Session.Kind.CEREMONY,
    "workshop": Session.Kind.WORKSHOP,
    "panel": Session.Kind.PANEL,
    "podium": Session.Kind.PANEL,
    "round": Session.Kind.PANEL,
    "forum": Session.Kind.FORUM,
    "exhibition": Session.Kind.EXHIBITION,
    "meet": Session.Kind.MEETING,
    "bof": Session.Kind.MEETING,
    "visit": Session.Kind.VISIT,
    "excursion": Session.Kind.VISIT,
    "break": Session.Kind.BREAK,
    "service": Session.Kind.SERVICE,
}


def guid_of(text: str, fallback: str, report: Report) -> UUID:
    """A UUID as written, or in frab's short form of 22 letters; else one made from `fallback`."""
    try:
        return UUID(text)
    except ValueError:
        pass
    if re.fullmatch(r"[A-Za-z0-9_-]{22}", text):
        try:
            return UUID(bytes=base64.urlsafe_b64decode(text + "=="))
        except (binascii.Error, ValueError):
            pass
    sentence = _("%(where)s: no usable GUID (%(guid)s); one was made from the number.")
    report(sentence % {"where": fallback, "guid": shown(text) or _("none")})
    return uuid5(IMPORTED, text or fallback)


def shown(text: object) -> str:
    """A text of a file as an error may quote it: short."""
    words = str(text)
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"


def instant(text: str, zone: ZoneInfo, where: str, report: Report) -> datetime:
    """An ISO instant; without an offset it is taken for the conference's zone. ValueError else."""
    at = datetime.fromisoformat(text.strip())
    if at.year not in YEARS:
        raise ValueError(text)
    return at if at.tzinfo else on_clock(at, zone, where, report)


def on_clock(at: datetime, zone: ZoneInfo, where: str, report: Report) -> datetime:
    """A time on a zone's clocks as an instant; one that they skip or show twice is reported."""
    aware = at.replace(tzinfo=zone, fold=0)
    real = aware.astimezone(UTC).astimezone(zone)
    words = {"where": where, "time": f"{at:%Y-%m-%d %H:%M}", "zone": zone, "taken": f"{real:%H:%M}"}
    if real.replace(tzinfo=None) != at:
        sentence = _("%(where)s: the clocks of %(zone)s skip %(time)s; it was taken for %(taken)s.")
        report(sentence % words)
    elif aware.utcoffset() != aware.replace(fold=1).utcoffset():
        sentence = _("%(where)s: the clocks of %(zone)s show %(time)s twice; the first was taken.")
        report(sentence % words)
    return real


def duration(text: str) -> timedelta:
    """`0:45`, `00:45:00` or `1:00:00:00` (days). ValueError when it is none or not above zero."""
    numbers = [int(part) for part in text.strip().split(":")]
    if len(numbers) not in (2, 3, 4):
        raise ValueError(text)
    days, hours, minutes, *seconds = numbers if len(numbers) == 4 else [0, *numbers]
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=sum(seconds))
    if not timedelta() < length <= LONGEST:
        raise ValueError(text)
    return length


def slot(starts_at: datetime, ends_at: datetime) -> dict[str, object]:
    """The fields of a session that a slot fills; both in UTC."""
    minutes = int((ends_at - starts_at).total_seconds() // 60) or 1
    return {
        "starts_at": starts_at.astimezone(UTC),
        "ends_at": ends_at.astimezone(UTC),
        "minutes": minutes,
    }


def kind_of(text: str) -> str:
    if text in Session.Kind.values:
        return text
    lowered = text.lower()
    return next((kind for word, kind in KIND_WORDS.items() if word in lowered), Session.Kind.TALK)


def plain(text: str | None) -> str:
    """Text without markup and without blanks at the ends."""
    cleaned = text or ""
    if re.search(r"</?[A-Za-z][^<>]*>", cleaned):
        cleaned = html.unescape(strip_tags(re.sub(r"</p>|<br\s*/?>", "\n", cleaned)))
    return cleaned.strip()


def comparable(text: str) -> str:
    """Without what formats lose: line ends of another system, control characters, outer blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if (c >= " " or c in "\t\n") and c not in NOT_KEPT).strip()


# What no XML can hold, and so no spreadsheet either: U+FFFE, U+FFFF.
NOT_KEPT = "\ufffe\uffff"


def title_of(title: str, subtitle: str, where: str, report: Report) -> str:
    """Title and subtitle as one title, within the length that titles have here."""
    whole = f"{title.rstrip(':')}: {subtitle}" if subtitle else title
    if len(whole) > TITLE_LENGTH:
        sentence = _("%(where)s: the title was cut to %(count)d characters.")
        report(sentence % {"where": where, "count": TITLE_LENGTH})
    return whole[:TITLE_LENGTH]


def abstract_of(abstract: str, description: str, where: str, report: Report) -> str:
    """Abstract and description as one text."""
    same = abstract == description
    whole = "\n\n".join(filter(None, [abstract, "" if same else description]))
    if len(whole) > ABSTRACT_LENGTH:
        sentence = _("%(where)s: the abstract was cut to %(count)d characters.")
        report(sentence % {"where": where, "count": ABSTRACT_LENGTH})
    return whole[:ABSTRACT_LENGTH]


def slug_of(text: str, taken: set[str]) -> str:
    """A slug of at most 80 characters that no other session of the file has."""
    stem = slugify(text)[:70].strip("-") or "session"
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    taken.add(slug)
    return slug


def zone_of(name: str, offset: timedelta | None, report: Report) -> ZoneInfo:
    """The named zone; else a fixed one that fits a first session's offset; else UTC."""
    if zone := time_zones.zone_named(name):
        return zone
    hours = (offset or timedelta()).total_seconds() / 3600
    # In the names of these zones the sign is turned around: Etc/GMT-8 is UTC+8.
    found = f"Etc/GMT{-int(hours):+d}" if hours and hours == int(hours) else "UTC"
    sentence = _("The file names no time zone that is known (%(name)s); %(found)s was taken.")
    report(sentence % {"name": shown(name) or _("none"), "found": found})
    return ZoneInfo(found)


def days_of(first: str, last: str, starts: list[date]) -> tuple[date, date]:
    """The days that a file states; where they do not fit, those of its sessions."""
    try:
        stated = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    except ValueError:
        return min(starts), max(starts)
    fits = stated[0] <= stated[1] and stated[0].year in YEARS and stated[1].year in YEARS
    return stated if fits else (min(starts), max(starts))


def too_long(
    rooms: list[DraftRoom], tracks: list[DraftTrack], people: list[str] | None = None
) -> list[str]:
    """Sentences about names that are longer than names can be."""
    lengths = [
        *[(_("room"), room.name, ROOM_LENGTH) for room in rooms],
        *[(_("track"), track.name, NAME_LENGTH) for track in tracks],
        *[(_("person"), name, NAME_LENGTH) for name in people or []],
    ]
    sentence = _("The name of a %(what)s is longer than %(count)d characters: “%(name)s”.")
    return [
        sentence % {"what": what, "count": limit, "name": shown(name)}
        for what, name, limit in lengths
        if len(name) > limit
    ]
