"""A table of people as it was sent: its header, its rows, and what had to be repaired."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from registration.people import columns
from symposium.lib.tables import cells, reading
from symposium.lib.tables.cells import Cell
from symposium.lib.tables.faults import InvalidFile

MOST_ROWS = 20_000
MOST_COLUMNS = 100
HEADER_WITHIN = 10


@dataclass(frozen=True)
class Table:
    """`rows` are numbered as spreadsheets count them."""

    header: list[str]
    rows: list[tuple[int, list[Cell]]]
    repairs: list[str] = field(default_factory=list)

    def samples(self, place: int, count: int = 3) -> list[str]:
        """The first texts in a column, for whoever says what it means."""
        texts = (cells.text_of(row[place]) for _number, row in self.rows if place < len(row))
        return list(islice(filter(None, texts), count))


def read(content: bytes) -> Table:
    """Read CSV or XLSX; raises InvalidFile with all that is wrong with the file as a whole."""
    repairs: list[str] = []
    numbered = iter(enumerate(reading.rows(content, columns.is_known, repairs.append), start=1))
    first = list(islice(numbered, HEADER_WITHIN))
    at = _header_within([row for _number, row in first])
    header = [cells.text_of(cell) for cell in first[at][1]][:MOST_COLUMNS] if first else []
    if not any(header):
        raise InvalidFile([_("There is no table in the file.")])
    rows = _filled([*first[at + 1 :]]) + _filled(numbered)
    if not rows:
        raise InvalidFile([_("There is nobody below the table's header.")])
    return Table(header, rows, repairs)


def _header_within(rows: list[list[Cell]]) -> int:
    """The row that names columns: the first with two headers that we know, or with a name's, for
    some tables have a caption above it; else the very first."""
    for at, row in enumerate(rows):
        known = [columns.recognized(cells.text_of(cell)) for cell in row]
        fields = {column.field for column in known if column is not None}
        if len(fields) > 1 or fields & columns.NAMES:
            return at
    return 0


def _filled(numbered: Iterable[tuple[int, list[Cell]]]) -> list[tuple[int, list[Cell]]]:
    found = []
    for number, row in numbered:
        if any(cell not in (None, "") for cell in row):
            found.append((number, row))
        if len(found) > MOST_ROWS:
            sentence = _("The table has more than %(count)d rows.")
            raise InvalidFile([sentence % {"count": MOST_ROWS}])
    return found
