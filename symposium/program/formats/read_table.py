"""Reads a program from the rows of a table: an export of ours that somebody has worked on, or any
list of sessions with a header. Each fault names its row."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from symposium.lib import time_zones
from symposium.lib.tables import cells
from symposium.lib.tables.cells import Cell
from symposium.lib.tables.columns import Column
from symposium.lib.tables.faults import InvalidFile
from symposium.program.formats import cleaning, columns
from symposium.program.formats.draft import Draft, DraftRoom, DraftSession, DraftTrack
from symposium.program.formats.read_row import Row, RowFault

MOST_ROWS = 5_000
MOST_FAULTS = 200
HEADER_WITHIN = 10


def read(rows: Iterable[list[Cell]], zone: ZoneInfo | None) -> Draft:
    """Understand a table; naive times are on the clocks of `zone`, or of a column that names one.

    Raises InvalidFile with all its errors, each with its row as spreadsheets count them.
    """
    numbered = iter(enumerate(rows, start=1))
    header = _header(numbered)
    repairs: list[str] = []
    reader = _Reader(_columns(header, repairs), zone, repairs)
    for number, row in numbered:
        if any(cell not in (None, "") for cell in row):
            reader.take(number, row)
        if reader.count > MOST_ROWS:
            sentence = _("The table has more than %(count)d rows.")
            raise InvalidFile([sentence % {"count": MOST_ROWS}])
    return reader.draft()


def _header(numbered: Iterable[tuple[int, list[Cell]]]) -> list[str]:
    """The first row in which a title is recognized: some tables have a caption above it."""
    for number, row in numbered:
        texts = [cells.text_of(cell) for cell in row]
        found = [column for text in texts if (column := columns.recognized(text))]
        if any(column.field == "title" for column in found):
            return texts
        if number >= HEADER_WITHIN:
            break
    raise InvalidFile(
        [_("No column with titles was found. The first row must name the columns, such as title.")]
    )


def _columns(header: list[str], repairs: list[str]) -> dict[int, Column]:
    """Columns by place; of two that mean the same the first one counts."""
    found: dict[int, Column] = {}
    for place, text in enumerate(header):
        column = columns.recognized(text)
        words = {"name": cleaning.shown(text)}
        if column is None:
            if text:
                sentence = _("The column “%(name)s” is not known and was left out.")
                repairs.append(sentence % words)
        elif column in found.values():
            sentence = _("The column “%(name)s” means the same as one before it; it was left out.")
            repairs.append(sentence % words)
        else:
            found[place] = column
    return found


class _Reader:
    """Reads rows one by one and collects what is wrong with them."""

    def __init__(self, found: dict[int, Column], zone: ZoneInfo | None, repairs: list[str]) -> None:
        self.columns = found
        self.zone = zone
        self.repairs = repairs
        self.errors: list[str] = []
        self.sessions: list[DraftSession] = []
        self.count = 0
        self._guids: set[UUID] = set()
        self._slugs: set[str] = set()
        self._titles: dict[str, int] = {}
        self._unnamed = 0

    def take(self, number: int, row: list[Cell]) -> None:
        self.count += 1
        if len(self.errors) >= MOST_FAULTS:
            return
        found = {
            column: row[place] if place < len(row) else None
            for place, column in self.columns.items()
        }
        where = _("Row %(number)d") % {"number": number}
        read = Row(where, found, self._zone(found), self.repairs.append)
        try:
            self.sessions.append(self._session(read))
        except RowFault as fault:
            self.errors += fault.sentences

    def draft(self) -> Draft:
        rooms = [DraftRoom(name) for name in self._names("room")]
        tracks = [DraftTrack(name) for name in self._names("track")]
        people = dict.fromkeys(p.name for s in self.sessions for p in s.people or ())
        errors = [*self.errors, *cleaning.too_long(rooms, tracks, list(people))]
        if errors:
            raise InvalidFile(errors[:MOST_FAULTS])
        if not self.sessions:
            raise InvalidFile([_("There is not one row with a session in the table.")])
        if self._unnamed:
            sentence = _(
                "%(count)d rows have neither a GUID nor a number: they are known by their titles."
            )
            self.repairs.append(sentence % {"count": self._unnamed})
        zone = self.zone or ZoneInfo("UTC")
        first, last = self._days(zone)
        return Draft(
            name="",
            time_zone=str(zone),
            starts_on=first,
            ends_on=last,
            rooms=rooms,
            tracks=tracks,
            sessions=self.sessions,
            repairs=self.repairs,
            is_published=False,
        )

    def _session(self, row: Row) -> DraftSession:
        values = row.values()
        guid = self._guid(row, next(iter(values["title"].values())))
        return DraftSession(
            where=row.where,
            guid=guid,
            slug=cleaning.slug_of(
                row.text("slug") or self._slug_words(values["title"]), self._slugs
            ),
            values=values,
            people=row.people(),
            parts=row.parts(),
            version=row.whole("version"),
        )

    def _slug_words(self, title: dict[str, str]) -> str:
        return title.get("en") or next((text for text in title.values() if text), "")

    def _guid(self, row: Row, title: str) -> UUID | None:
        """As written; else made of the number; none for a row that has a slug; else made of the
        title and of how often it came before."""
        written = row.text("guid")
        key = written or row.text("id")
        if not key and row.text("slug"):
            return None
        if not key:
            self._unnamed += 1
            count = self._titles[title] = self._titles.get(title, 0) + 1
            key = f"{title}/{count}"
        quiet = not written
        guid = cleaning.guid_of(key, key, (lambda _text: None) if quiet else self.repairs.append)
        if guid in self._guids:
            sentence = _("%(where)s: another row has the GUID %(guid)s.")
            raise RowFault([sentence % {"where": row.where, "guid": guid}])
        self._guids.add(guid)
        return guid

    def _zone(self, found: dict[Column, Cell]) -> ZoneInfo:
        """The edition's; else the one that the row names; else UTC, which is reported once."""
        if self.zone is None:
            name = cells.text_of(found.get(Column("time_zone")))
            zone = time_zones.zone_named(name)
            if zone is None:
                zone = cleaning.zone_of(name, None, self.repairs.append)
            self.zone = zone
        return self.zone

    def _names(self, field: str) -> list[str]:
        names = dict.fromkeys(session.values.get(field, "") for session in self.sessions)
        return [name for name in names if name]

    def _days(self, zone: ZoneInfo) -> tuple[date, date]:
        starts = [s.values["starts_at"] for s in self.sessions if s.values.get("starts_at")]
        days = [at.astimezone(zone).date() for at in starts] or [datetime.now(UTC).date()]
        return min(days), max(days)
