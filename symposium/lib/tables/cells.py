"""What stands in one cell of a table: texts without formulas, moments, numbers, words for yes."""

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Choices
from django.utils import translation
from openpyxl.utils.datetime import from_excel

from symposium.lib.folding import folded

# What a spreadsheet would run as a formula, also behind blanks; with what stands here already as
# protection from that, so that taking one apostrophe away gives the text back exactly.
RISKY = re.compile(r"'*[\s]*[=+\-@\t\r\n]")
PROTECTED = re.compile(r"'+[\s]*[=+\-@\t\r\n]")
# Folded, as they are compared.
YES = {
    *("yes", "y", "true", "1", "x", "✓", "✔", "on", "是", "有", "oui", "vrai", "si", "verdadero"),
    *("да", "истина", "نعم", "صحيح", "ja", "wahr"),
}
NO = {
    *("no", "n", "false", "0", "", "-", "off", "否", "无", "non", "faux", "falso", "нет", "ложь"),
    *("لا", "خطا", "nein", "falsch"),
}
# Spreadsheets count days from 1900; these are the years that a program may lie in.
SERIAL_DAYS = range(25_569, 110_000)

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | None


def protected(text: str) -> str:
    """A text that no spreadsheet takes for a formula; `unprotected` gives it back."""
    return f"'{text}" if RISKY.match(text) else text


def unprotected(text: str) -> str:
    return text[1:] if PROTECTED.match(text) else text


def text_of(cell: Cell) -> str:
    """A cell as text, without protection and outer blanks."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return unprotected(str(cell).strip()).strip()


def number_of(cell: Cell) -> float | None:
    """A number, also with a decimal comma; None for an empty cell, ValueError for other texts."""
    text = text_of(cell)
    if not text:
        return None
    number = float(text.replace(",", ".").replace("\u00a0", "").replace(" ", ""))
    if not abs(number) < 1e9:  # neither infinite nor no number at all
        raise ValueError(text)
    return number


def whole_of(cell: Cell) -> int | None:
    number = number_of(cell)
    if number is None:
        return None
    if number < 0 or not number.is_integer():
        raise ValueError(cell)
    return int(number)


def truth_of(cell: Cell) -> bool:
    """Yes or no in any of our languages; ValueError for what is neither."""
    word = folded(text_of(cell))
    if word not in YES | NO:
        raise ValueError(cell)
    return word in YES


@cache
def _labels(choices: type[Choices]) -> Mapping[str, str]:
    """Values by themselves and by their labels in every language, folded."""
    found = {folded(str(value)): str(value) for value in choices.values}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            for value, label in choices.choices:
                found.setdefault(folded(str(label)), str(value))
    return found


def choice_of(cell: Cell, choices: type[Choices]) -> str | None:
    """The value that a cell names, by its code or its label; None for what is none."""
    return _labels(choices).get(folded(text_of(cell)))


DATE = re.compile(r"(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})\s*日?")
CLOCK = re.compile(
    r"(\d{1,2})\s*[:.：h点時时]\s*(\d{2})(?:[:：](\d{2}(?:\.\d{1,6})?))?\s*分?\s*([ap]\.?m\.?)?",
    re.I,
)


def moment_of(cell: Cell) -> dt.datetime | dt.date | dt.time | None:
    """A moment, day or time of day as typed by people or spreadsheets; aware where an offset is
    written. None for an empty cell, ValueError for what cannot be read."""
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell
    if isinstance(cell, bool):
        raise ValueError(cell)
    if isinstance(cell, int | float):
        return _serial(cell)
    text = text_of(cell)
    if not text:
        return None
    if re.match(r"\d{4}-\d{2}-\d{2}[ T]\d{2}:", text):
        return dt.datetime.fromisoformat(text)
    found = DATE.match(text)
    if not found:
        return _clock(text)
    day = _day(*(int(part) for part in found.groups()), american="/" in found.group())
    rest = text[found.end() :].strip(" ,T\u3000")
    return dt.datetime.combine(day, _clock(rest)) if rest else day


def _serial(number: float) -> dt.datetime | dt.time:
    """A day as spreadsheets count them, or a part of a day."""
    if 0 <= number < 1:
        minutes, seconds = divmod(round(number * 86_400) % 86_400, 60)
        return dt.time(minutes // 60, minutes % 60, seconds)
    if int(number) not in SERIAL_DAYS:
        raise ValueError(number)
    found = from_excel(number)
    if not isinstance(found, dt.datetime):
        raise ValueError(number)
    return found


def _day(first: int, second: int, third: int, *, american: bool) -> dt.date:
    """Year first, else day before month; month before day where slashes leave nothing else."""
    if first > 31:
        return dt.date(first, second, third)
    year = third if third > 99 else 2000 + third
    if american and second > 12 >= first:
        return dt.date(year, first, second)
    return dt.date(year, second, first)


def _clock(text: str) -> dt.time:
    found = CLOCK.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    hours, minutes, seconds = int(found[1]), int(found[2]), float(found[3] or 0)
    if half := (found[4] or "").lower().replace(".", ""):
        if not 1 <= hours <= 12:
            raise ValueError(text)
        hours = hours % 12 + (12 if half == "pm" else 0)
    whole = int(seconds)
    return dt.time(hours, minutes, whole, round((seconds - whole) * 1e6))


def written_moment(at: dt.datetime) -> str | dt.datetime:
    """An aware instant for a table in its zone: a naive time, or, when the clocks show this time
    twice, a text with the offset."""
    naive = at.replace(tzinfo=None, fold=0)
    again = naive.replace(tzinfo=at.tzinfo)
    if again.utcoffset() != again.replace(fold=1).utcoffset():
        return at.isoformat(sep=" ")
    return naive


def as_list(cell: Cell) -> list[str]:
    """Words with blanks or signs between."""
    return [word for word in re.split(r"[\s,;，；、/|+]+", text_of(cell)) if word]


def shape_of(value: Any) -> str:
    """A moment as a text cell."""
    if isinstance(value, dt.datetime):
        precise = "%Y-%m-%d %H:%M:%S" if value.second else "%Y-%m-%d %H:%M"
        return value.isoformat(sep=" ") if value.microsecond else value.strftime(precise)
    return str(value)
