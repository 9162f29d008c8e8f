"""What every format says about the edition besides its sessions, in the active language."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.urls import reverse

from symposium.program.models import Edition, Participation
from symposium.program.released import ReleasedParticipation, ReleasedProgram, ReleasedSession

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

    def session_url(self, session: ReleasedSession) -> str:
        return self.site_url + reverse("program:session", args=[self.edition.slug, session.slug])

    def room_guid(self, slug: str) -> str:
        """The same in every release and every export."""
        return str(uuid5(ROOMS, f"{self.edition.slug}/{slug}"))

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


def duration(session: ReleasedSession) -> str:
    """Hours and minutes: `01:30`."""
    return f"{session.minutes // 60:02d}:{session.minutes % 60:02d}"


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


def presenters(session: ReleasedSession) -> list[ReleasedParticipation]:
    """Those whom a program names: everybody but the interpreters."""
    return [p for p in session.participations if p.part != Participation.Part.INTERPRETER]
