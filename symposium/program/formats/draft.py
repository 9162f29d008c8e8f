"""A program on its way in: what a reader understood of a file, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class DraftPerson:
    """`guid` None: to be found by name. `part` empty: the file does not tell parts apart."""

    name: str
    guid: UUID | None = None
    part: str = ""
    biography: str = ""


@dataclass(frozen=True)
class DraftRoom:
    """`guid` is that of an export of ours, from which the room is known whatever its name."""

    name: str
    capacity: int | None = None
    guid: str = ""


@dataclass(frozen=True)
class DraftTrack:
    name: str
    color: str = ""


@dataclass(frozen=True)
class DraftSession:
    """What a file says of one session; what it does not say stays as it is.

    `values` are by field of `Session`: `title` and `abstract` by language ("" for a file that
    names none; an empty text takes the translation away), `room` and `track` as names, instants
    aware, and `floor_language` for a file that knows only one. `guid` None: found by `slug`.
    `people` None leaves them; `parts` are the parts that the file lists, empty for one that lists
    people without parts. `version` is the one that the row was written from.
    """

    where: str
    guid: UUID | None
    slug: str
    values: Mapping[str, Any]
    people: tuple[DraftPerson, ...] | None = None
    parts: frozenset[str] = frozenset()
    version: int | None = None

    @property
    def title(self) -> str:
        """Any title, for a sentence about the session."""
        return next((text for text in self.values.get("title", {}).values() if text), self.slug)


@dataclass
class Draft:
    """`repairs` tells in plain sentences what was not as the format wants it, and what was done.

    Name, zone and days are for an edition that is not there yet. `is_published`: the file is what
    the public sees elsewhere, so that its people have said that they come.
    """

    name: str
    time_zone: str
    starts_on: date
    ends_on: date
    rooms: list[DraftRoom] = field(default_factory=list)
    tracks: list[DraftTrack] = field(default_factory=list)
    sessions: list[DraftSession] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    is_published: bool = True
