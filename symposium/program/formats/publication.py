"""What every format says about the edition besides its sessions, in the active language."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from uuid import UUID, uuid5

from django.urls import reverse

from symposium.lib.translated import Translated
from symposium.program.formats.cleaning import comparable
from symposium.program.models import Edition
from symposium.program.released import ReleasedProgram, ReleasedSession

GENERATOR = "Symposium"
ROOMS = UUID("6f7d8a52-3e0b-5d8e-9a35-0a4b3b8f6c11")


@dataclass(frozen=True)
class Publication:
    """A released program on its way out. `site_url` has no slash at its end."""

    edition: Edition
    program: ReleasedProgram
    site_url: str

    @property
    def acronym(self) -> str:
        """The edition's slug as c3voc wants it: at least four of a–z, 0–9 and underscore."""
        word = re.sub(r"[^a-z0-9]+", "_", self.edition.slug.lower()).strip("_")
        return word if len(word) >= 4 else f"edition_{word}"

    @property
    def version(self) -> str:
        return str(self.program.number)

    @property
    def url(self) -> str:
        return self.site_url + reverse("program:day", args=[self.edition.slug])

    def absolute(self, address: str) -> str:
        """An address of ours, or of elsewhere, as others can follow it."""
        return self.site_url + address if address.startswith("/") else address

    def session_url(self, session: ReleasedSession) -> str:
        return self.site_url + reverse("program:session", args=[self.edition.slug, session.slug])

    def room_guid(self, slug: str) -> str:
        return room_guid(self.edition, slug)

    @cached_property
    def room_names(self) -> dict[str, str]:
        """By slug; no two rooms have the same, for some formats know rooms by name alone."""
        return _apart({room.slug: room.name for room in self.program.rooms})

    @cached_property
    def track_names(self) -> dict[str, str]:
        """By slug; no two tracks have the same."""
        return _apart({track.slug: track.name for track in self.program.tracks})

    def room_name(self, session: ReleasedSession) -> str:
        return self.room_names[session.room.slug] if session.room else ""

    def track_name(self, session: ReleasedSession) -> str:
        return self.track_names[session.track.slug] if session.track else ""

    def days(self) -> list[tuple[date, list[ReleasedSession]]]:
        """Each day of the edition and each other day with sessions, in the edition's zone."""
        by_day: dict[date, list[ReleasedSession]] = {day: [] for day in self.edition.days}
        for session in self.program.sessions:
            by_day.setdefault(session.starts_at.date(), []).append(session)
        return sorted(by_day.items())

    def bounds(self, day: date) -> tuple[datetime, datetime]:
        """Midnight to the last minute, in the edition's zone."""
        starts_at = datetime.combine(day, time.min, self.edition.zone)
        ends_at = datetime.combine(day + timedelta(days=1), time.min, self.edition.zone)
        return starts_at, ends_at - timedelta(seconds=60)


def room_guid(edition: Edition, slug: str) -> str:
    """The same in every release and every export."""
    return str(uuid5(ROOMS, f"{edition.slug}/{slug}"))


def _apart(names: Mapping[str, Translated]) -> dict[str, str]:
    """Names by slug; one that another has too, in whatever language, gets the slug behind it."""
    found: dict[str, str] = {}
    for slug, name in names.items():
        text = str(name)
        others = (comparable(t) for s, n in names.items() if s != slug for t in n.values())
        taken = not text or comparable(text) in others
        found[slug] = f"{text} ({slug})".strip() if taken else text
    return found


def duration(session: ReleasedSession) -> str:
    """Hours and minutes, `01:30`, and seconds where there are some."""
    seconds = int((session.ends_at - session.starts_at).total_seconds())
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    return f"{text}:{seconds % 60:02d}" if seconds % 60 else text


def voc_slug(publication: Publication, session: ReleasedSession) -> str:
    """The slug that c3voc's recording tools want: `<acronym>-<at least four characters>`."""
    return f"{publication.acronym}-{session.slug.lower():_<4}"


def by_room(sessions: Iterable[ReleasedSession]) -> dict[str, list[ReleasedSession]]:
    """Sessions by the slug of their room, in the order of time."""
    rooms: dict[str, list[ReleasedSession]] = {}
    for session in sessions:
        if session.room:
            rooms.setdefault(session.room.slug, []).append(session)
    return rooms
