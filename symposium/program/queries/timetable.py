"""The timetable of some sessions: on which day in a zone, and where on the page.

Times are sorted and compared in UTC: two times of one zone compare by their faces, which repeat
in the night when clocks are put back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from symposium.program.released import ReleasedProgram, ReleasedRoom, ReleasedSession

MOST_ROOMS_ON_A_SCREEN = 8


@dataclass(frozen=True)
class Slot:
    """Sessions that start at the same instant."""

    starts_at: datetime
    sessions: tuple[ReleasedSession, ...]


@dataclass(frozen=True)
class Day:
    """The slots that start on one calendar day in the zone that was asked for."""

    date: date
    slots: tuple[Slot, ...]

    @property
    def sessions(self) -> list[ReleasedSession]:
        return [session for slot in self.slots for session in slot.sessions]


def neighbors(
    program: ReleasedProgram, session: ReleasedSession
) -> tuple[ReleasedSession | None, ReleasedSession | None]:
    """The sessions before and after in the same room, or in the program where there is no room."""
    row = program.in_room(session.room.slug) if session.room else list(program.sessions)
    place = row.index(session)
    return (row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None)


def days_of(sessions: Iterable[ReleasedSession], zone: ZoneInfo) -> list[Day]:
    """Sessions by the calendar day and the instant at which they start in a zone."""
    slots: dict[date, dict[datetime, list[ReleasedSession]]] = {}
    for session in sessions:
        instant = session.starts_at.astimezone(UTC)
        day = instant.astimezone(zone).date()
        slots.setdefault(day, {}).setdefault(instant, []).append(session)
    return [
        Day(
            day,
            tuple(
                Slot(instant.astimezone(zone), tuple(together))
                for instant, together in sorted(by_start.items())
            ),
        )
        for day, by_start in sorted(slots.items())
    ]


# --- Rooms side by side ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Column:
    """A room's heading: from which grid line to which. Rooms with overlaps take several lanes."""

    room: ReleasedRoom | None
    start: int
    end: int


@dataclass(frozen=True)
class Row:
    """The stretch between two instants at which something starts or ends."""

    starts_at: datetime
    line: int
    minutes: int


@dataclass(frozen=True)
class Place:
    """Where a session stands: grid lines, the end ones exclusive."""

    session: ReleasedSession
    column: int
    row_start: int
    row_end: int


@dataclass(frozen=True)
class Grid:
    """Line numbers count from 1; column 1 holds the times, row 1 the rooms."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    places: tuple[Place, ...]

    @property
    def is_wide(self) -> bool:
        """Too many rooms for most screens: the timetable then scrolls within a frame."""
        return len(self.columns) > MOST_ROOMS_ON_A_SCREEN

    @property
    def weights(self) -> list[str]:
        """How wide each lane wants to be: one with a single session gives way to the others."""
        counts = Counter(place.column for place in self.places)
        return ["1" if counts[column] == 1 else "1.6" for column in sorted(counts)]

    @property
    def times(self) -> list[Row]:
        """The rows at which a session starts: those whose time is written."""
        starts = {place.row_start for place in self.places}
        return [row for row in self.rows if row.line in starts]


def grid_of(sessions: Sequence[ReleasedSession], rooms: Sequence[ReleasedRoom]) -> Grid:
    """Lay a day's sessions out with time downwards and rooms, in their order, side by side.

    Rooms without a session are left out. Sessions that overlap in one room stand in lanes.
    """
    instants = sorted(
        {at.astimezone(UTC) for s in sessions for at in (s.starts_at, s.ends_at)},
    )
    line = {at: number for number, at in enumerate(instants, start=2)}
    rows = tuple(
        Row(start, line[start], int((end - start).total_seconds() // 60))
        for start, end in pairwise(instants)
    )
    columns: list[Column] = []
    places: list[Place] = []
    next_column = 2
    for room in [*rooms, None]:
        lanes = _lanes([s for s in sessions if s.room == room])
        if not lanes:
            continue
        columns.append(Column(room, next_column, next_column + len(lanes)))
        for lane in lanes:
            places.extend(
                Place(
                    s,
                    next_column,
                    line[s.starts_at.astimezone(UTC)],
                    line[s.ends_at.astimezone(UTC)],
                )
                for s in lane
            )
            next_column += 1
    return Grid(tuple(columns), rows, tuple(places))


def _lanes(sessions: Sequence[ReleasedSession]) -> list[list[ReleasedSession]]:
    """Spread sessions over as few lanes as it takes for none to overlap within a lane."""
    lanes: list[list[ReleasedSession]] = []
    for session in sorted(sessions, key=_span):
        starts_at, _ends_at = _span(session)
        free = next((lane for lane in lanes if _span(lane[-1])[1] <= starts_at), None)
        if free is None:
            lanes.append([session])
        else:
            free.append(session)
    return lanes


def _span(session: ReleasedSession) -> tuple[datetime, datetime]:
    """From when to when, in UTC."""
    return session.starts_at.astimezone(UTC), session.ends_at.astimezone(UTC)
