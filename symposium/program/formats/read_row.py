"""One row of a table as values of a session; collects all that is wrong with it."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.core.validators import slug_re
from django.utils.translation import gettext as _

from symposium.lib.pillars import PILLARS
from symposium.lib.sdg import NUMBERS
from symposium.lib.tables import cells, headers
from symposium.lib.tables.cells import Cell
from symposium.lib.tables.columns import Column
from symposium.lib.tables.faults import Report
from symposium.program.formats import cleaning, naming
from symposium.program.formats.draft import DraftPerson
from symposium.program.models import Participation, Session

PARTS = {
    "speakers": Participation.Part.SPEAKER,
    "chairs": Participation.Part.CHAIR,
    "interpreters": Participation.Part.INTERPRETER,
}
TEXTS = {"title": cleaning.TITLE_LENGTH, "abstract": cleaning.ABSTRACT_LENGTH}
Moment = dt.datetime | dt.date | dt.time | None
T = TypeVar("T")


class RowFault(Exception):
    """The row cannot be taken; says all that is wrong with it."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("; ".join(sentences))
        self.sentences = sentences


class Row:
    """Cells by column. `where` names the row in sentences."""

    def __init__(
        self, where: str, found: Mapping[Column, Cell], zone: ZoneInfo, report: Report
    ) -> None:
        self.where = where
        self._cells = found
        self._fields = {column.field for column in found}
        self._zone = zone
        self._report = report
        self._faults: list[str] = []

    def text(self, field: str) -> str:
        return cells.text_of(self._cells.get(Column(field)))

    def whole(self, field: str) -> int | None:
        """A whole number, or None; RowFault for what is none."""
        number = self._read(field, cells.whole_of)
        self._check()
        return number

    def values(self) -> dict[str, Any]:
        """Values by field of `Session` for every column that there is; RowFault else."""
        values: dict[str, Any] = {field: self._texts(field) for field in TEXTS}
        if not any(values["title"].values()):
            self._fault(_("%(where)s: there is no title."))
        for field in ("room", "track"):
            if field in self._fields:
                values[field] = self.text(field)
        for field, read in READERS.items():
            if field in self._fields:
                value = self._read(field, read)
                if value is not None or field == "capacity":
                    values[field] = value
        values |= self._slot()
        self._check()
        return values

    def people(self) -> tuple[DraftPerson, ...] | None:
        """Everybody in the columns of people; None when there is no such column."""
        if not self.parts():
            return None
        people: dict[tuple[str, object], DraftPerson] = {}
        for field, part in PARTS.items():
            for label in naming.read_list(self.text(field)):
                name, guid = naming.without_guid(label)
                people[part, guid or name] = DraftPerson(name=name, guid=guid, part=part)
        return tuple(people.values())

    def parts(self) -> frozenset[str]:
        return frozenset(str(part) for field, part in PARTS.items() if field in self._fields)

    def _texts(self, field: str) -> dict[str, str]:
        """By language; an empty cell of a column takes the text away."""
        texts: dict[str, str] = {}
        for column, cell in self._cells.items():
            if column.field == field:
                text = cells.text_of(cell)
                if len(text) > TEXTS[field]:
                    sentence = _("%(where)s: “%(column)s” was cut to %(count)d characters.")
                    words = {"where": self.where, "column": field, "count": TEXTS[field]}
                    self._report(sentence % words)
                texts[column.language] = text[: TEXTS[field]]
        return texts

    def _slot(self) -> dict[str, Any]:
        """Start and end from whichever columns there are; without a start only the length."""
        if not self._fields & {"starts_at", "date"}:
            return self._length()
        starts_at = self._moment("starts_at", None)
        if starts_at is None:
            return {"starts_at": None, "ends_at": None, **self._length()}
        ends_at = self._moment("ends_at", starts_at)
        if ends_at is None:
            minutes = self._read("minutes", _length_of)
            if minutes is None:
                if not self._faults:
                    self._fault(_("%(where)s: there is a start, but neither an end nor a length."))
                return {}
            ends_at = starts_at.astimezone(dt.UTC) + minutes
        if not starts_at < ends_at <= starts_at + cleaning.LONGEST:
            self._fault(
                _("%(where)s: it ends at %(end)s, which does not fit its start."),
                end=f"{ends_at.astimezone(self._zone):%Y-%m-%d %H:%M}",
            )
            return {}
        return cleaning.slot(starts_at, ends_at)

    def _length(self) -> dict[str, Any]:
        minutes = self._read("minutes", _length_of)
        return {"minutes": max(1, int(minutes.total_seconds() // 60))} if minutes else {}

    def _moment(self, field: str, start: dt.datetime | None) -> dt.datetime | None:
        """A moment of one column, or of a time of day and the day beside it."""
        found: Moment = self._typed(field)
        if isinstance(found, dt.time):
            day: Moment = start.astimezone(self._zone) if start else None
            day = day or self._typed("date")
            if not isinstance(day, dt.date):
                self._fault(_("%(where)s: there is a time, but no day."))
                return None
            found = dt.datetime.combine(day, found)
            if start and self._aware(found) <= start:  # past midnight
                found += dt.timedelta(days=1)
        if found is None and field == "starts_at":
            found = self._typed("date")
            if isinstance(found, dt.date) and not isinstance(found, dt.datetime):
                return None  # a day alone is no slot
        if isinstance(found, dt.date) and not isinstance(found, dt.datetime):
            found = dt.datetime.combine(found, dt.time())
        if not isinstance(found, dt.datetime):
            return None
        try:
            return self._aware(found, self._report)
        except (ValueError, OverflowError):
            self._unreadable(field, str(found))
            return None

    def _typed(self, field: str) -> Moment:
        cell = self._cells.get(Column(field))
        try:
            return cells.moment_of(cell)
        except (ValueError, OverflowError):
            self._unreadable(field, cells.text_of(cell))
            return None

    def _aware(self, at: dt.datetime, report: Callable[[str], None] | None = None) -> dt.datetime:
        if at.year not in cleaning.YEARS:
            raise ValueError(at)
        if at.tzinfo:
            return at
        return cleaning.on_clock(at, self._zone, self.where, report or (lambda _text: None))

    def _read(self, field: str, read: Callable[[Cell], T | None]) -> T | None:
        cell = self._cells.get(Column(field))
        try:
            return read(cell)
        except (ValueError, OverflowError):
            self._unreadable(field, cells.text_of(cell))
            return None

    def _unreadable(self, field: str, text: str) -> None:
        sentence = _("%(where)s: “%(text)s” in the column %(column)s cannot be read.")
        self._fault(sentence, text=cleaning.shown(text), column=field)

    def _fault(self, sentence: str, **words: str) -> None:
        told = sentence % {"where": self.where, **words}
        if told not in self._faults:
            self._faults.append(told)

    def _check(self) -> None:
        if self._faults:
            raise RowFault(self._faults)


def _length_of(cell: Cell | dt.timedelta) -> dt.timedelta | None:
    """Minutes, or `1:30`, or a time of day as spreadsheets keep lengths."""
    if isinstance(cell, dt.time):
        length = dt.timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    elif isinstance(cell, dt.timedelta):
        length = cell
    elif ":" in cells.text_of(cell):
        return cleaning.duration(cells.text_of(cell))
    else:
        minutes = cells.number_of(cell)
        if minutes is None:
            return None
        length = dt.timedelta(seconds=round(minutes * 60))
    if not dt.timedelta() < length <= cleaning.LONGEST:
        raise ValueError(cell)
    return length


def _languages_of(cell: Cell) -> list[str]:
    words = headers.language_words()
    codes = [
        words.get(word.casefold().replace("-", " "), word.lower()) for word in cells.as_list(cell)
    ]
    if any(len(code) > 10 for code in codes):
        raise ValueError(cell)
    return list(dict.fromkeys(codes))


def _numbers_of(allowed: "range | dict[int, Any]") -> Callable[[Cell], list[int]]:
    def read(cell: Cell) -> list[int]:
        numbers = sorted({int(word) for word in cells.as_list(cell)})
        if not all(number in allowed for number in numbers):
            raise ValueError(cell)
        return numbers

    return read


def _kind_of(cell: Cell) -> str | None:
    """Our own word or label, else what sounds like it; an empty cell says nothing."""
    text = cells.text_of(cell)
    return (cells.choice_of(cell, Session.Kind) or cleaning.kind_of(text)) if text else None


def _status_of(cell: Cell) -> str | None:
    if not cells.text_of(cell):
        return None
    found = cells.choice_of(cell, Session.Status)
    if found is None:
        raise ValueError(cell)
    return found


def _address_of(cell: Cell) -> str:
    text = cells.text_of(cell)
    if text and not (text.startswith(("https://", "http://")) and len(text) <= 500):
        raise ValueError(cell)
    return text


def _slug_of(cell: Cell) -> str:
    text = cells.text_of(cell)
    if text and not (len(text) <= 50 and slug_re.fullmatch(text)):
        raise ValueError(cell)
    return text


READERS: dict[str, Callable[[Cell], Any]] = {
    "kind": _kind_of,
    "status": _status_of,
    "floor_languages": _languages_of,
    "interpretation_languages": _languages_of,
    "capacity": cells.whole_of,
    "is_streamed": cells.truth_of,
    "stage": _slug_of,
    "is_recorded": cells.truth_of,
    "recording_url": _address_of,
    "sdg_goals": _numbers_of(NUMBERS),
    "pillars": _numbers_of(PILLARS),
}
