"""Rows of a CSV file, whatever its encoding and its separator."""

import csv
import io
import re
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from symposium.lib.tables.cells import Cell
from symposium.lib.tables.faults import InvalidFile, Report

MARKS = [(b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")]
SEPARATORS = ",;\t"
SHOWN = {"gb18030": "GB18030", "cp1251": "Windows-1251", "cp1252": "Windows-1252"}
# From here on lie the small letters of Windows-1251. Of Russian nearly all letters are small; of
# the bytes of Chinese a quarter lies there.
SMALL_CYRILLIC = 0xE0
MOSTLY = 0.55


def text_of(content: bytes, report: Report) -> str:
    """UTF-8, UTF-16 with or without its mark, GB18030, Windows-1251 or, where nothing else fits,
    Windows-1252.

    InvalidFile for what is no text at all.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    if unmarked := _unmarked_utf16(content):
        return _decoded(content, unmarked)
    try:
        return _whole(content.decode())
    except UnicodeDecodeError:
        pass
    encoding = _eight_bits(content)
    text = _decoded(content, encoding)
    sentence = _("The file is not in UTF-8; it was read as %(encoding)s.")
    report(sentence % {"encoding": SHOWN[encoding]})
    return text


def rows(text: str, is_known: Callable[[str], bool]) -> Iterator[list[Cell]]:
    """Cells row by row; InvalidFile when a row cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, is_known))
    try:
        for row in reader:
            yield list(row)
    except csv.Error as error:
        sentence = _("Line %(line)d cannot be read: %(error)s.")
        raise InvalidFile([sentence % {"line": reader.line_num, "error": error}]) from error


def _separator(text: str, is_known: Callable[[str], bool]) -> str:
    """The one by which most headers are understood."""

    def understood(separator: str) -> int:
        lines = csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=separator)
        try:
            first = [next(lines, []) for _number in range(3)]
        except csv.Error:
            return 0
        return max(sum(is_known(cell) for cell in row) for row in first)

    return max(SEPARATORS, key=understood)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return _whole(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise InvalidFile(
            [_("The file's letters cannot be read. Save it as UTF-8 and try again.")]
        ) from error


def _whole(text: str) -> str:
    if "\0" in text:
        raise InvalidFile([_("There are NUL characters in the file, so it is no text.")])
    return text


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 shows itself by the zeros of its separators and line ends."""
    start = content[:2000]
    low, high = start[::2].count(0), start[1::2].count(0)
    if max(low, high) < max(4, len(start) / 20) or min(low, high) > max(low, high) / 4:
        return None
    return "utf-16-be" if low > high else "utf-16-le"


def _eight_bits(content: bytes) -> str:
    """Letters beyond ASCII stand mostly alone in Western texts; else they are pairs of GB18030,
    unless they are mostly small letters of Cyrillic, or no pairs at all."""
    runs = re.findall(rb"[\x80-\xff]+", content[:200_000])
    if 2 * sum(len(run) > 1 for run in runs) <= len(runs):
        return "cp1252"
    letters = b"".join(runs)
    small = sum(letter >= SMALL_CYRILLIC for letter in letters)
    if small > MOSTLY * len(letters):
        return "cp1251"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "cp1251"
    return "gb18030"
