"""A release as the public reads it: frozen dataclasses made from the release's document."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from symposium.lib.folding import folded
from symposium.lib.translated import Translated, translated
from symposium.program.models import Participation


@dataclass(frozen=True)
class ReleasedRoom:
    slug: str
    name: Translated
    capacity: int | None


@dataclass(frozen=True)
class ReleasedTrack:
    slug: str
    name: Translated
    color: str


@dataclass(frozen=True)
class ReleasedParticipation:
    part: str
    name: Translated
    title: Translated
    institution: Translated
    speaker_guid: str
    biography: Translated


@dataclass(frozen=True)
class ReleasedDocument:
    """A file of ours or an address elsewhere; `byte_count` is 0 where it is not known."""

    title: Translated
    url: str
    media_type: str
    byte_count: int


@dataclass(frozen=True)
class ReleasedSession:
    """Times are aware and in the edition's zone; `sequence` is iCalendar's SEQUENCE.

    `number` is a whole number that formats older than GUIDs ask for.
    """

    guid: str
    number: int
    slug: str
    sequence: int
    title: Translated
    abstract: Translated
    kind: str
    track: ReleasedTrack | None
    room: ReleasedRoom | None
    starts_at: datetime
    ends_at: datetime
    floor_languages: tuple[str, ...]
    interpretation_languages: tuple[str, ...]
    is_streamed: bool
    sdg_goals: tuple[int, ...]
    participations: tuple[ReleasedParticipation, ...]
    is_recorded: bool = False
    recording_url: str = ""
    capacity: int | None = None
    pillars: tuple[int, ...] = ()
    documents: tuple[ReleasedDocument, ...] = ()
    # The slug of the stage that shows it; empty: the one of its room.
    stage: str = ""

    @cached_property
    def title_words(self) -> str:
        """The title in all its languages, folded for searching."""
        return folded("\n".join(self.title.values()))

    @cached_property
    def people_words(self) -> str:
        """Names, functions and institutions of all who take part, folded for searching."""
        return folded(
            "\n".join(
                text
                for person in self.participations
                for field in (person.name, person.title, person.institution)
                for text in field.values()
            )
        )

    @cached_property
    def abstract_words(self) -> str:
        return folded("\n".join(self.abstract.values()))

    @cached_property
    def presenters(self) -> list[ReleasedParticipation]:
        """Those whom a program names: everybody but the interpreters."""
        return [p for p in self.participations if p.part != Participation.Part.INTERPRETER]

    @property
    def languages(self) -> list[str]:
        """In which languages one can follow: on the floor, or through interpreters."""
        return list(dict.fromkeys([*self.floor_languages, *self.interpretation_languages]))

    @property
    def minutes(self) -> int:
        """What passes on any clock, also where it is put forward or back meanwhile."""
        return int((self.ends_at.astimezone(UTC) - self.starts_at).total_seconds() // 60)

    def is_on_at(self, at: datetime) -> bool:
        return self.starts_at <= at < self.ends_at


@dataclass(frozen=True)
class ReleasedProgram:
    """Sessions by start and room; rooms and tracks in the organizers' order."""

    number: int
    released_at: datetime | None
    rooms: tuple[ReleasedRoom, ...]
    tracks: tuple[ReleasedTrack, ...]
    sessions: tuple[ReleasedSession, ...]
    # What an earlier release held and this one does not, so that calendars can cross it out.
    cancelled: tuple[ReleasedSession, ...] = ()

    @cached_property
    def by_slug(self) -> dict[str, ReleasedSession]:
        return {session.slug: session for session in self.sessions}

    @cached_property
    def fragments(self) -> dict[object, str]:
        """What pages have written of these sessions; it goes when the release does."""
        return {}

    @cached_property
    def by_guid(self) -> dict[str, ReleasedSession]:
        return {session.guid: session for session in self.sessions}

    def days_in(self, zone: ZoneInfo) -> list[date]:
        return sorted({session.starts_at.astimezone(zone).date() for session in self.sessions})

    @cached_property
    def languages(self) -> list[str]:
        """The languages in which one can follow some session."""
        return sorted({code for session in self.sessions for code in session.languages})

    def in_room(self, room_slug: str) -> list[ReleasedSession]:
        return [s for s in self.sessions if s.room is not None and s.room.slug == room_slug]

    def on_stage(self, stage_slug: str, room_slug: str) -> list[ReleasedSession]:
        """What a stage shows: the sessions that name it, and those of its room that name none."""
        return [
            session
            for session in self.sessions
            if session.stage == stage_slug
            or (not session.stage and session.room is not None and session.room.slug == room_slug)
        ]

    def in_track(self, track_slug: str) -> list[ReleasedSession]:
        return [s for s in self.sessions if s.track is not None and s.track.slug == track_slug]


EMPTY = ReleasedProgram(0, None, (), (), ())


def parse(
    document: dict[str, Any], *, number: int, released_at: datetime, zone: ZoneInfo
) -> ReleasedProgram:
    """Read a document as `queries.document_of` writes it.

    `{"rooms": [{slug, name, capacity}], "tracks": [{slug, name, color}], "sessions": [{guid,
    number, slug, sequence, title, abstract, kind, track, room, starts_at, ends_at, floor_languages,
    interpretation_languages, is_streamed, stage, is_recorded, recording_url, capacity, sdg_goals,
    pillars, documents: [{title, url, media_type, byte_count}], participations: [{part, speaker,
    name, title, institution, biography}]}], "cancelled": [as sessions]}`; rooms and tracks of a
    session are slugs, instants ISO 8601. Releases made before 0002 lack the fields from
    `is_recorded` on, save goals and participations; those made before 0007 lack `stage`.
    """
    rooms = {
        room["slug"]: ReleasedRoom(room["slug"], translated(room["name"]), room["capacity"])
        for room in document["rooms"]
    }
    tracks = {
        track["slug"]: ReleasedTrack(track["slug"], translated(track["name"]), track["color"])
        for track in document["tracks"]
    }
    order = {slug: number for number, slug in enumerate(rooms)}
    sessions = [_session(data, rooms, tracks, zone) for data in document["sessions"]]
    # In UTC: two times of one zone compare by their faces, which repeat as clocks are put back.
    sessions.sort(
        key=lambda s: (
            s.starts_at.astimezone(UTC),
            order.get(s.room.slug, 0) if s.room else -1,
            s.slug,
        )
    )
    return ReleasedProgram(
        number=number,
        released_at=released_at,
        rooms=tuple(rooms.values()),
        tracks=tuple(tracks.values()),
        sessions=tuple(sessions),
        cancelled=tuple(_session(data, rooms, tracks, zone) for data in document["cancelled"]),
    )


def _session(
    data: dict[str, Any],
    rooms: dict[str, ReleasedRoom],
    tracks: dict[str, ReleasedTrack],
    zone: ZoneInfo,
) -> ReleasedSession:
    return ReleasedSession(
        guid=data["guid"],
        number=data["number"],
        slug=data["slug"],
        sequence=data["sequence"],
        title=translated(data["title"]),
        abstract=translated(data["abstract"]),
        kind=data["kind"],
        track=tracks.get(data["track"] or ""),
        room=rooms.get(data["room"] or ""),
        starts_at=datetime.fromisoformat(data["starts_at"]).astimezone(zone),
        ends_at=datetime.fromisoformat(data["ends_at"]).astimezone(zone),
        floor_languages=tuple(data["floor_languages"]),
        interpretation_languages=tuple(data["interpretation_languages"]),
        is_streamed=data["is_streamed"],
        sdg_goals=tuple(data["sdg_goals"]),
        participations=tuple(_participation(part) for part in data["participations"]),
        is_recorded=data.get("is_recorded", False),
        recording_url=data.get("recording_url", ""),
        capacity=data.get("capacity"),
        pillars=tuple(data.get("pillars", ())),
        documents=tuple(
            ReleasedDocument(
                translated(item["title"]), item["url"], item["media_type"], item["byte_count"]
            )
            for item in data.get("documents", ())
        ),
        stage=data.get("stage", ""),
    )


def _participation(data: dict[str, Any]) -> ReleasedParticipation:
    return ReleasedParticipation(
        part=data["part"],
        name=translated(data["name"]),
        title=translated(data["title"]),
        institution=translated(data["institution"]),
        speaker_guid=data["speaker"],
        biography=translated(data["biography"]),
    )
