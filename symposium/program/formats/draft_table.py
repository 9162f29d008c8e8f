"""The draft as a table for organizers: all sessions, one column for each language, and the GUID and
version by which `read_table` finds them again."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from symposium.lib.tables import cells
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.formats import naming
from symposium.program.formats.naming import People, Places
from symposium.program.models import Edition, Room, Session, Speaker, Track

TEXTS = ("title", "abstract")
Value = str | int | float | dt.datetime | None


@dataclass(frozen=True)
class DraftTable:
    """What the table is made of; sessions come with their participations and those's speakers."""

    edition: Edition
    sessions: Sequence[Session]
    rooms: Sequence[Room]
    tracks: Sequence[Track]
    speakers: Sequence[Speaker]

    @property
    def languages(self) -> list[str]:
        """Those of the edition, and others in which a session has a text."""
        held = {
            code for session in self.sessions for name in TEXTS for code in getattr(session, name)
        }
        others = [code for code in LANGUAGE_CODES if code in held]
        return list(dict.fromkeys([*self.edition.languages, *others]))

    @property
    def header(self) -> list[str]:
        return [
            *("guid", "version", "status", "kind"),
            *(f"title_{language}" for language in self.languages),
            *("starts_at", "minutes", "room", "track", "speakers", "chairs", "interpreters"),
            *("floor_languages", "interpretation_languages", "capacity", "is_streamed"),
            *("stage", "is_recorded", "recording_url", "sdg_goals", "pillars"),
            *(f"abstract_{language}" for language in self.languages),
            "slug",
        ]

    def rows(self) -> Iterator[list[Value]]:
        rooms, tracks, people = Places(self.rooms), Places(self.tracks), People(self.speakers)
        languages = self.languages
        for session in self.sessions:
            yield [
                str(session.guid),
                session.version,
                session.status,
                session.kind,
                *(_safe(session.title.get(language, "")) for language in languages),
                self._start(session),
                _minutes(session),
                _safe(rooms.label(session.room)),
                _safe(tracks.label(session.track)),
                *(_people(session, part, people) for part in ("speaker", "chair", "interpreter")),
                " ".join(session.floor_languages),
                " ".join(session.interpretation_languages),
                session.capacity,
                "yes" if session.is_streamed else "no",
                session.stage,
                "yes" if session.is_recorded else "no",
                _safe(session.recording_url),
                " ".join(map(str, session.sdg_goals)),
                " ".join(map(str, session.pillars)),
                *(_safe(session.abstract.get(language, "")) for language in languages),
                session.slug,
            ]

    def _start(self, session: Session) -> Value:
        """On the venue's clocks; what these show twice is written with its offset."""
        if session.starts_at is None:
            return None
        return cells.written_moment(session.starts_at.astimezone(self.edition.zone))

    def choices(self) -> dict[str, list[str]]:
        """What a cell may hold, by column, for spreadsheets that offer lists."""
        rooms, tracks = Places(self.rooms), Places(self.tracks)
        return {
            "status": list(Session.Status.values),
            "kind": list(Session.Kind.values),
            "room": [_safe(rooms.label(room)) for room in self.rooms],
            "track": [_safe(tracks.label(track)) for track in self.tracks],
            "is_streamed": ["yes", "no"],
            "is_recorded": ["yes", "no"],
        }


def write_csv(table: DraftTable) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets show Chinese as Chinese."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(table.header)
    for row in table.rows():
        writer.writerow(_texts(row))
    return out.getvalue().encode("utf-8-sig")


def _texts(row: Iterable[Value]) -> list[str]:
    return ["" if value is None else cells.shape_of(value) for value in row]


def _safe(text: str) -> str:
    return cells.protected(text)


def _people(session: Session, part: str, people: People) -> str:
    labels = (people.label(p.speaker) for p in session.participations.all() if p.part == part)
    return _safe(naming.written_list(labels))


def _minutes(session: Session) -> int | float:
    """The slot's length, with a fraction where it is no whole minute; else the one wished for."""
    if session.starts_at is None or session.ends_at is None:
        return session.minutes
    minutes = (session.ends_at - session.starts_at).total_seconds() / 60
    return int(minutes) if minutes.is_integer() else round(minutes, 6)
