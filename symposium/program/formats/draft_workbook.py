"""The draft as an Excel workbook: a frozen header, dates as dates, lists to choose from."""

import datetime as dt
import io
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from symposium.lib.tables import cells
from symposium.lib.translated import RIGHT_TO_LEFT
from symposium.program.formats.draft_table import DraftTable, Value

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {
    "guid": 12, "version": 8, "status": 12, "kind": 12, "starts_at": 17, "minutes": 9,
    "room": 22, "track": 22, "speakers": 32, "chairs": 22, "interpreters": 22, "slug": 18,
}  # fmt: skip
TITLE_WIDTH, ABSTRACT_WIDTH, OTHER_WIDTH = 44, 60, 14
LISTS = "lists"
# Below the last session there is room for new ones that are offered the same lists.
SPARE_ROWS = 200
EXCELS_LONGEST = 32_767


def write(table: DraftTable) -> bytes:
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("program")
    header = table.header
    sheet.freeze_panes = "E2"
    for number, name in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(name)
    rows = list(table.rows())
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(rows) + 1}"
    _offer(book, sheet, table, len(rows) + 1 + SPARE_ROWS)
    sheet.append([_head(sheet, name) for name in header])
    directions = [_direction(name) for name in header]
    for row in rows:
        sheet.append([_cell(sheet, *pair) for pair in zip(row, directions, strict=True)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _width(name: str) -> int:
    if name.startswith("title_"):
        return TITLE_WIDTH
    return ABSTRACT_WIDTH if name.startswith("abstract_") else WIDTHS.get(name, OTHER_WIDTH)


def _direction(name: str) -> int:
    """Excel's reading order: 2 for columns of languages from right to left, else as the text is."""
    return 2 if name.rpartition("_")[2] in RIGHT_TO_LEFT else 0


def _offer(book: Workbook, sheet: Any, table: DraftTable, last: int) -> None:
    """Lists stand on a sheet of their own: a rule holds only 255 characters. What is not on a
    list may be typed all the same, such as a new room."""
    lists: Any = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    offered = {name: values for name, values in table.choices().items() if values}
    for row in range(max(map(len, offered.values()))):
        lists.append(
            [
                _cell(lists, values[row] if row < len(values) else None, 0)
                for values in offered.values()
            ]
        )
    for number, (name, values) in enumerate(offered.items(), start=1):
        source, target = get_column_letter(number), get_column_letter(table.header.index(name) + 1)
        rule = DataValidation(
            type="list",
            formula1=f"{LISTS}!${source}$1:${source}${len(values)}",
            allow_blank=True,
            showErrorMessage=name not in {"room", "track"},
        )
        rule.add(f"{target}2:{target}{last}")
        sheet.data_validations.append(rule)


def _head(sheet: Any, name: str) -> Any:
    cell = WriteOnlyCell(sheet, value=name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Value, direction: int) -> Any:
    """Texts are texts by type, so that none is a formula."""
    if isinstance(value, dt.datetime):
        if value.microsecond:
            value = cells.shape_of(value)
        else:
            cell = WriteOnlyCell(sheet, value=value)
            cell.number_format = "yyyy-mm-dd hh:mm:ss" if value.second else "yyyy-mm-dd hh:mm"
            return cell
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value)[:EXCELS_LONGEST])
    cell.data_type = "s"
    if "\n" in value or direction:
        cell.alignment = Alignment(vertical="top", readingOrder=direction)
    return cell
