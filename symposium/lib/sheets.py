"""Rows as files: CSV that spreadsheets open with every script intact, and XLSX."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What makes a spreadsheet take a text for a formula, even behind spaces.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
# The most that one cell of XLSX holds.
LONGEST_CELL = 32_767


def as_csv(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Line by line, with the mark by which spreadsheets know UTF-8. A text that would be taken for
    a formula gets an apostrophe in front, as OWASP advises."""
    mark = "\ufeff"
    for row in rows:
        out = io.StringIO()
        csv.writer(out).writerow([harmless(cell) for cell in row])
        yield mark + out.getvalue()
        mark = ""


def as_xlsx(rows: Iterable[Sequence[str]], title: str) -> bytes:
    """A workbook with one sheet, its first row bold and fixed. Cells are texts by type, so that
    none is a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for number, row in enumerate(rows):
        sheet.append([_cell(sheet, cell, bold=number == 0) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(value: str) -> str:
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA_STARTS) else value


def _sheet_name(title: str) -> str:
    """At most 31 characters, none of those that sheets refuse."""
    return "".join(char for char in title if char not in r"[]:*?/\\")[:31] or "1"


def _cell(sheet: Any, value: str, *, bold: bool) -> Any:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL])
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
