"""Reading leniently: each function takes what a file holds and says what it had to repair."""

import base64
import binascii
import html
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils.html import strip_tags
from django.utils.text import slugify

from symposium.lib import time_zones
from symposium.program.models import Session

# GUIDs for what a file identifies by number or name alone: the same at each import.
IMPORTED = UUID("3d0d0c36-4a3c-5f0e-8c3a-8a2f27b0f0d4")
TITLE_LENGTH = 300
ABSTRACT_LENGTH = 10_000
LONGEST = timedelta(days=7)

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

Report = Callable[[str], None]


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
    report(f"{fallback}: no usable GUID ({text or 'none'}); one was made from the number.")
    return uuid5(IMPORTED, text or fallback)


def instant(text: str, zone: ZoneInfo) -> datetime:
    """An ISO instant; without an offset it is taken for the conference's zone. ValueError else."""
    at = datetime.fromisoformat(text.strip())
    return at if at.tzinfo else at.replace(tzinfo=zone)


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


def kind_of(text: str) -> str:
    if text in Session.Kind.values:
        return text
    lowered = text.lower()
    return next((kind for word, kind in KIND_WORDS.items() if word in lowered), Session.Kind.TALK)


def plain(text: str | None) -> str:
    """Text without markup and without blanks at the ends."""
    cleaned = text or ""
    if "<" in cleaned:
        cleaned = html.unescape(strip_tags(re.sub(r"</p>|<br\s*/?>", "\n", cleaned)))
    return cleaned.strip()


def title_of(title: str, subtitle: str, where: str, report: Report) -> str:
    """Title and subtitle as one title, within the length that titles have here."""
    whole = f"{title.rstrip(':')}: {subtitle}" if subtitle else title
    if len(whole) > TITLE_LENGTH:
        report(f"{where}: the title was cut to {TITLE_LENGTH} characters.")
    return whole[:TITLE_LENGTH]


def abstract_of(abstract: str, description: str, where: str, report: Report) -> str:
    """Abstract and description as one text."""
    same = abstract == description
    whole = "\n\n".join(filter(None, [abstract, "" if same else description]))
    if len(whole) > ABSTRACT_LENGTH:
        report(f"{where}: the abstract was cut to {ABSTRACT_LENGTH} characters.")
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
    report(f"The file names no time zone that is known ({name or 'none'}); {found} was taken.")
    return ZoneInfo(found)
