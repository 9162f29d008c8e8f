"""An instance as its workbook tells it: rooms, sessions of time slots, tracks, submissions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import openpyxl

FOLDER = Path(__file__).resolve().parents[2] / "data" / "solver"
Table = Mapping[tuple[int, int], int]
# Weights that none of our instances sets; an instance that does is refused.
UNKNOWN = (
    "Submissions_Timezones",
    "Presenters Conflicts Timeslot Level",
    "Attendees Conflicts Timeslot Level",
)


@dataclass(frozen=True)
class Submission:
    """`slots` time slots long; `order` within its track from 1, 0: no matter."""

    track: int
    slots: int
    order: int
    presenters: frozenset[str] = frozenset()
    attendees: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Instance:
    """`slots`: how many time slots each session has. Tables hold penalties, by two indexes."""

    name: str
    weights: Mapping[str, int]
    rooms: int
    slots: tuple[int, ...]
    chairs: tuple[frozenset[str], ...]
    submissions: tuple[Submission, ...]
    track_session: Table
    track_room: Table
    session_room: Table
    similar: Table
    submission_session: Table
    submission_room: Table

    @property
    def tracks(self) -> int:
        return len(self.chairs)

    def presenter_conflicts(self) -> set[tuple[int, int]]:
        """Submissions that somebody presents both of, or presents while chairing the other."""
        return {
            (a, b)
            for a, b in combinations(range(len(self.submissions)), 2)
            if self._meet(a, b, "presenters", "presenters") or self._chairs(a, b, "presenters")
        }

    def attendee_conflicts(self) -> set[tuple[int, int]]:
        """Submissions that somebody wants to see both of, or sees while presenting or chairing."""
        return {
            (a, b)
            for a, b in combinations(range(len(self.submissions)), 2)
            if self._meet(a, b, "attendees", "attendees")
            or self._meet(a, b, "attendees", "presenters")
            or self._meet(a, b, "presenters", "attendees")
            or self._chairs(a, b, "attendees")
        }

    def _meet(self, a: int, b: int, first: str, second: str) -> bool:
        one, other = self.submissions[a], self.submissions[b]
        return bool(getattr(one, first) & getattr(other, second))

    def _chairs(self, a: int, b: int, who: str) -> bool:
        one, other = self.submissions[a], self.submissions[b]
        return one.track != other.track and bool(
            getattr(one, who) & self.chairs[other.track]
            or getattr(other, who) & self.chairs[one.track]
        )


def read(name: str) -> Instance:
    book = openpyxl.load_workbook(FOLDER / f"{name}.xlsx", read_only=True, data_only=True)
    sheet = {one.title: [list(row) for row in one.iter_rows(values_only=True)] for one in book}
    weights = {str(row[3]).strip(":"): int(row[4]) for row in sheet["parameters"][1:] if row[3]}
    if asked := [key for key in UNKNOWN if weights.get(key)]:
        raise ValueError(f"{name} weighs what is not counted here: {asked}")
    rooms = _index(row[0] for row in sheet["rooms"][1:])
    sessions = _index(row[0] for row in sheet["sessions"][1:])
    tracks = _index(row[0] for row in sheet["tracks"][1:])
    rows = [row for row in sheet["submissions"][1:] if row[0]]
    numbers = {row[0]: number for number, row in enumerate(rows)}
    head = sheet["submissions"][0]
    by_number = [[row[0], *row[7:]] for row in rows]
    return Instance(
        name=name,
        weights=weights,
        rooms=len(rooms),
        slots=tuple(int(row[1]) for row in sheet["sessions"][1:] if row[0]),
        chairs=tuple(_people(row[1]) for row in sheet["tracks"][1:] if row[0]),
        submissions=tuple(
            Submission(
                tracks[row[1]], int(row[2]), int(row[3] or 0), _people(row[5]), _people(row[6])
            )
            for row in rows
        ),
        track_session=_table(sheet["tracks_sessions|penalty"], tracks, sessions),
        track_room=_table(sheet["tracks_rooms|penalty"], tracks, rooms),
        session_room=_table(sheet["sessions_rooms|penalty"], sessions, rooms),
        similar=_similar(sheet["similar tracks"], tracks),
        submission_session=_table([[None, *head[7:]], *by_number], numbers, sessions),
        submission_room=_table([[None, *head[7:]], *by_number], numbers, rooms),
    )


def _index(names: Iterable[Any]) -> dict[Any, int]:
    return {name: number for number, name in enumerate(name for name in names if name)}


def _people(text: Any) -> frozenset[str]:
    return frozenset(name for name in str(text or "").split(", ") if name)


def _table(
    rows: list[list[Any]], down: Mapping[Any, int], across: Mapping[Any, int]
) -> dict[tuple[int, int], int]:
    return {
        (down[row[0]], across[name]): int(value)
        for row in rows[1:]
        if row[0] in down
        for name, value in zip(rows[0][1:], row[1:], strict=False)
        if name in across and value
    }


def _similar(rows: list[list[Any]], tracks: Mapping[Any, int]) -> dict[tuple[int, int], int]:
    """The upper half counts, by the order of the sheet's rows, for columns as well."""
    order = [tracks[row[0]] for row in rows[1:] if row[0] in tracks]
    table: dict[tuple[int, int], int] = {}
    for i, row in enumerate(rows[1 : len(order) + 1]):
        for j in range(i + 1, len(order)):
            if value := row[j + 1]:
                table[order[i], order[j]] = table[order[j], order[i]] = int(value)
    return table
