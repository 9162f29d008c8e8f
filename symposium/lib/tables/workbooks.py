"""Rows of an Excel workbook (XLSX), read in pieces and only after its sizes have been looked at."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from symposium.lib.tables.cells import Cell
from symposium.lib.tables.faults import InvalidFile

MOST_PARTS = 500
MOST_UNPACKED = 64 * 1024 * 1024
# Sheets of text are packed to a tenth; what shrinks a hundredfold and is large is made to harm.
HIGHEST_RATIO = 100
SUSPICIOUS = 4 * 1024 * 1024
MOST_COLUMNS = 100
MOST_EMPTY_ROWS = 1_000
SHEETS = "xl/worksheets/"
CHUNK = 1024 * 1024
TAIL = 16


def rows(content: bytes) -> Iterator[list[Cell]]:
    """Cells of the first sheet row by row, dates as dates; InvalidFile for what is no workbook.

    Reading ends after a thousand empty rows in a row.
    """
    check(content)
    empty = 0
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it leaves out; rows do not need them.
            warnings.simplefilter("ignore")
            book = load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            sheet: Any = book.worksheets[0]
            sheet.reset_dimensions()  # a sheet may claim any size
            for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
                empty = 0 if any(cell is not None for cell in row) else empty + 1
                if empty > MOST_EMPTY_ROWS:
                    break
                yield _trimmed(row)
    except InvalidFile:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads to
        raise InvalidFile([_("The workbook cannot be read: it is damaged.")]) from error


def has_formulas(content: bytes) -> bool:
    """Whether a cell holds a formula, in whose place `rows` gives the value that was saved."""
    check(content)
    archive = zipfile.ZipFile(io.BytesIO(content))
    sheets = [part for part in archive.infolist() if part.filename.startswith(SHEETS)]
    return any(_mentions(archive, part, b"<f>", b"<f ") for part in sheets)


def _trimmed(row: tuple[Any, ...]) -> list[Cell]:
    cells = list(row)
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def check(content: bytes) -> None:
    """Look at what the workbook would unpack to, before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InvalidFile([_("The workbook cannot be read: it is damaged.")]) from error
    if "xl/workbook.xml" not in archive.namelist():
        raise InvalidFile([_("The file is an archive, but no Excel workbook.")])
    unpacked = sum(part.file_size for part in parts)
    bombs = [
        part
        for part in parts
        if part.file_size > SUSPICIOUS
        and part.file_size > HIGHEST_RATIO * max(1, part.compress_size)
    ]
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or bombs:
        sentence = _(
            "The workbook unpacks to more than a table can be (%(size)d MiB). It was not read."
        )
        raise InvalidFile([sentence % {"size": unpacked // 1024 // 1024}])
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _mentions(archive, part, b"<!DOCTYPE"):
            raise InvalidFile(
                [_("The file declares a document type or entities. Such files are not read.")]
            )


def _mentions(archive: zipfile.ZipFile, part: zipfile.ZipInfo, *words: bytes) -> bool:
    """Whether a part holds one of these words. Costs one unpacking, in pieces."""
    try:
        with archive.open(part) as file:
            before = b""
            while piece := file.read(CHUNK):
                # Of UTF-16 every second byte is left: enough to find a word of ASCII.
                text = before + piece
                plain = text.replace(b"\0", b"")
                if any(word in text or word in plain for word in words):
                    return True
                before = text[-2 * TAIL :]
    except Exception as error:  # zipfile, zlib and lzma have errors of their own
        raise InvalidFile([_("The workbook cannot be read: it is damaged.")]) from error
    return False
