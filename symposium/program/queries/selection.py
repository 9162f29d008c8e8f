"""Which sessions a visitor asked for, and where the words of a search stand in them."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from zoneinfo import ZoneInfo

from symposium.lib.folding import pieces, terms
from symposium.program.released import ReleasedProgram, ReleasedSession


@dataclass(frozen=True)
class Selection:
    """What a visitor wants to see. Empty fields do not narrow the choice."""

    track: str = ""
    room: str = ""
    language: str = ""
    kind: str = ""
    goal: int | None = None
    pillar: int | None = None
    streamed: bool = False
    day: date | None = None
    search: str = ""
    guids: frozenset[str] | None = None

    @property
    def narrows(self) -> bool:
        return self != Selection()

    @property
    def words(self) -> list[str]:
        return terms(self.search)


class Field(IntEnum):
    """Where a search found its words, the best place first."""

    TITLE = 0
    PEOPLE = 1
    ABSTRACT = 2


@dataclass(frozen=True)
class Findings:
    """What a search found, the best place first, each in the order of time; `words` are folded.

    `is_loose` when nothing holds all of the words, and these hold some of them.
    """

    words: tuple[str, ...]
    by_field: tuple[tuple[Field, tuple[ReleasedSession, ...]], ...]
    is_loose: bool = False

    @property
    def count(self) -> int:
        return sum(len(sessions) for _field, sessions in self.by_field)


def select(
    program: ReleasedProgram, selection: Selection, zone: ZoneInfo | None = None
) -> list[ReleasedSession]:
    """The sessions that match all that was asked for; `zone` says whose days are meant.

    A search finds sessions in which every word stands somewhere: in title, abstract or people,
    in any language. Chinese is written without spaces, so a word is any run of characters.
    """
    words = selection.words
    return [
        session
        for session in program.sessions
        if _matches(session, selection, zone) and _holds_all(session, words)
    ]


def find(program: ReleasedProgram, selection: Selection, zone: ZoneInfo | None = None) -> Findings:
    """What a search found, ranked: all words in titles, then in people, then in abstracts.

    Where nothing holds all words, sessions that hold the most of their pieces are offered.
    """
    words = selection.words
    among = [s for s in program.sessions if _matches(s, selection, zone)]
    found = [session for session in among if _holds_all(session, words)]
    if found or not words:
        return Findings(tuple(words), _ranked(found, words))
    parts = [piece for word in words for piece in pieces(word)]
    counts = {s.guid: sum(_field_of(part, s) is not None for part in parts) for s in among}
    most = max(counts.values(), default=0)
    loose = [s for s in among if counts[s.guid] == most] if most else []
    return Findings(tuple(parts), _ranked(loose, parts), is_loose=True)


def only(selection: Selection, guids: frozenset[str]) -> Selection:
    """The same selection among these sessions alone."""
    return dataclasses.replace(selection, guids=guids)


def on_day(selection: Selection, day: date | None) -> Selection:
    """The same selection on one day of the zone in which it is shown; on all days without one."""
    return dataclasses.replace(selection, day=day)


def _matches(session: ReleasedSession, selection: Selection, zone: ZoneInfo | None) -> bool:
    return (
        selection.track in ("", session.track.slug if session.track else None)
        and selection.room in ("", session.room.slug if session.room else None)
        and selection.kind in ("", session.kind)
        and (not selection.language or selection.language in session.languages)
        and (selection.goal is None or selection.goal in session.sdg_goals)
        and (selection.pillar is None or selection.pillar in session.pillars)
        and (not selection.streamed or session.is_streamed)
        and (selection.day is None or session.starts_at.astimezone(zone).date() == selection.day)
        and (selection.guids is None or session.guid in selection.guids)
    )


def _holds_all(session: ReleasedSession, words: Iterable[str]) -> bool:
    return all(_field_of(word, session) is not None for word in words)


def _field_of(word: str, session: ReleasedSession) -> Field | None:
    """The best field that holds a folded word."""
    if word in session.title_words:
        return Field.TITLE
    if word in session.people_words:
        return Field.PEOPLE
    return Field.ABSTRACT if word in session.abstract_words else None


def _ranked(
    sessions: Iterable[ReleasedSession], words: Iterable[str]
) -> tuple[tuple[Field, tuple[ReleasedSession, ...]], ...]:
    """By the worst of the fields that were needed."""
    words = list(words)
    ranked: dict[Field, list[ReleasedSession]] = {field: [] for field in Field}
    for session in sessions:
        fields = [field for word in words if (field := _field_of(word, session)) is not None]
        ranked[max(fields, default=Field.TITLE)].append(session)
    return tuple((field, tuple(found)) for field, found in ranked.items() if found)
