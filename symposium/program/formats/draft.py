"""A program on its way in: what a reader understood of a file, before anything is written."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


class InvalidFile(Exception):
    """The file is no schedule, or one so faulty that nothing of it is taken; names all errors."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("; ".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class DraftPerson:
    guid: UUID
    name: str
    part: str = "speaker"
    biography: str = ""


@dataclass(frozen=True)
class DraftRoom:
    name: str
    capacity: int | None = None


@dataclass(frozen=True)
class DraftTrack:
    name: str
    color: str = ""


@dataclass(frozen=True)
class DraftSession:
    """Instants are aware; `room` and `track` are names; `language` is as the file writes it."""

    guid: UUID
    slug: str
    title: str
    abstract: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    room: str
    track: str
    language: str
    people: tuple[DraftPerson, ...]


@dataclass
class Draft:
    """`repairs` tells in plain sentences what was not as the format wants it, and what was done."""

    name: str
    time_zone: str
    starts_on: date
    ends_on: date
    rooms: list[DraftRoom] = field(default_factory=list)
    tracks: list[DraftTrack] = field(default_factory=list)
    sessions: list[DraftSession] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
