"""Rows of a CSV file, whatever its encoding and its separator."""

import csv
import io
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from symposium.program.formats import cleaning, columns
from symposium.program.formats.cells import Cell
from symposium.program.formats.draft import InvalidFile

MARKS = [(b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")]
SEPARATORS = ",;\t"


def text_of(content: bytes, report: cleaning.Report) -> str:
    """UTF-8, UTF-16 with or without its mark, GB18030 or, where nothing else fits, Windows 1252.

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
    encoding = "gb18030" if _looks_chinese(content) else "cp1252"
    text = _decoded(content, encoding)
    sentence = _("The file is not in UTF-8; it was read as %(encoding)s.")
    report(sentence % {"encoding": {"gb18030": "GB18030", "cp1252": "Windows-1252"}[encoding]})
    return text


def rows(text: str) -> Iterator[list[Cell]]:
    """Cells row by row; InvalidFile when a row cannot be read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        for row in reader:
            yield list(row)
    except csv.Error as error:
        sentence = _("Line %(line)d cannot be read: %(error)s.")
        raise InvalidFile([sentence % {"line": reader.line_num, "error": error}]) from error


def _separator(text: str) -> str:
    """The one by which most headers are understood."""

    def understood(separator: str) -> int:
        lines = csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=separator)
        try:
            first = [next(lines, []) for _number in range(3)]
        except csv.Error:
            return 0
        return max(sum(columns.recognized(cell) is not None for cell in row) for row in first)

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


def _looks_chinese(content: bytes) -> bool:
    """In GB18030 letters beyond ASCII come in pairs; in Western text mostly alone."""
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return False
    runs = re.findall(rb"[\x80-\xff]+", content[:200_000])
    return 2 * sum(len(run) > 1 for run in runs) > len(runs)
