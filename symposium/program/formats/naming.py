"""Rooms, tracks and people by what a table calls them, and what to call them so that it holds."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar
from uuid import UUID

from symposium.lib.folding import folded
from symposium.program.models import Room, Speaker, Track

GUID_BEHIND = re.compile(r"\s*\[([0-9a-fA-F-]{36})\]$")


P = TypeVar("P", Room, Track)


class Places(Generic[P]):
    """Finds a room or track by its name in any language, by name and slug, or by slug."""

    def __init__(self, rows: Iterable[P]) -> None:
        self._found: dict[str, P] = {}
        rows = list(rows)
        for keys in (self._names, self._slugs, self._loose):
            for row in rows:
                for key in filter(None, keys(row)):
                    self._found.setdefault(key, row)

    def find(self, text: str) -> P | None:
        if not text:
            return None
        return self._found.get(text) or self._found.get(folded(text))

    def add(self, text: str, row: P) -> None:
        """Let `text` mean `row`, whatever else it could mean."""
        self._found[text] = row

    def label(self, row: P | None) -> str:
        """The name of a row in the reader's language, made longer where it would mean another."""
        if row is None:
            return ""
        labels = [str(row.name), f"{row.name} ({row.slug})", row.slug]
        return next((text for text in labels if text and self.find(text) == row), row.slug)

    def _names(self, row: P) -> Iterator[str]:
        yield from row.name.values()

    def _slugs(self, row: P) -> Iterator[str]:
        yield row.slug
        for name in row.name.values():
            yield f"{name} ({row.slug})"

    def _loose(self, row: P) -> Iterator[str]:
        yield from (folded(name) for name in row.name.values())


class People:
    """Finds people by GUID, or by a name in any language that only one of them has."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._by_guid: dict[UUID, Speaker] = {}
        self._by_name: dict[str, set[UUID]] = {}
        for speaker in speakers:
            self.add(speaker)

    def add(self, speaker: Speaker) -> None:
        self._by_guid[speaker.guid] = speaker
        for name in speaker.name.values():
            self._by_name.setdefault(folded(name), set()).add(speaker.guid)

    def by_guid(self, guid: UUID | None) -> Speaker | None:
        return self._by_guid.get(guid) if guid else None

    def by_name(self, name: str) -> Speaker | None:
        """Somebody, unless nobody or more than one has the name."""
        found = self._by_name.get(folded(name), set())
        return self._by_guid[next(iter(found))] if len(found) == 1 else None

    def label(self, speaker: Speaker) -> str:
        """A name, with the GUID behind it where the name alone would not find the person."""
        name = str(speaker.name)
        alone = self.by_name(name) == speaker and not GUID_BEHIND.search(name)
        return name if alone and name == name.strip() else f"{name} [{speaker.guid}]"


BETWEEN = ";；、\n"


def written_list(labels: Iterable[str]) -> str:
    """Names with semicolons between; those within a name are escaped by a backslash."""
    return "; ".join(re.sub(rf"([\\{BETWEEN}])", r"\\\1", label) for label in labels)


def read_list(text: str) -> list[str]:
    """The names of `written_list`; also of lists with line breaks or Chinese signs between."""
    names = re.findall(rf"(?s)(?:\\.|[^{BETWEEN}\\]|\\$)+", text)
    return [cleaned for name in names if (cleaned := re.sub(r"(?s)\\(.)", r"\1", name).strip())]


def without_guid(label: str) -> tuple[str, UUID | None]:
    """Name and GUID of a `People.label`."""
    found = GUID_BEHIND.search(label)
    if not found:
        return label, None
    try:
        return label[: found.start()], UUID(found[1])
    except ValueError:
        return label, None
