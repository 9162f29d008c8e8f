"""Which reader a file is for."""

import re
from zoneinfo import ZoneInfo

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from symposium.program.formats import (
    columns,
    read_c3voc,
    read_csv,
    read_frab,
    read_table,
    read_xlsx,
)
from symposium.program.formats.draft import Draft, InvalidFile

LARGEST = 16 * 1024 * 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
HTML = re.compile(r"\s*<(!doctype\s+html|html)\b", re.IGNORECASE)


def read(content: bytes, *, zone: ZoneInfo | None = None) -> Draft:
    """Read a schedule in XML, JSON, CSV or XLSX by what it begins with; raises InvalidFile.

    `zone` is on whose clocks the times of a table are; without it a column must tell.
    """
    check_size(len(content))
    if content.startswith(b"PK"):
        return read_table.read(read_xlsx.rows(content), zone)
    if content.startswith(OLD_OFFICE):
        raise InvalidFile([_("This is a workbook of an old Excel. Save it as XLSX and try again.")])
    start = _start(content)
    if HTML.match(start):
        raise InvalidFile(
            [_("This is a web page, not a schedule. Download the file itself and try again.")]
        )
    if start.startswith("<"):
        return read_frab.read(content)
    if start.startswith(("{", "[")):
        return read_c3voc.read(content)
    return _read_csv(content, zone)


def check_size(size: int) -> None:
    """Raise InvalidFile for a file that is too large even to be looked at."""
    if size > LARGEST:
        words = {"limit": filesizeformat(LARGEST)}
        raise InvalidFile([_("The file is larger than %(limit)s.") % words])


def _read_csv(content: bytes, zone: ZoneInfo | None) -> Draft:
    repairs: list[str] = []
    text = read_csv.text_of(content, repairs.append)
    if not any(separator in text for separator in read_csv.SEPARATORS) and not columns.recognized(
        text.partition("\n")[0]
    ):
        raise InvalidFile([_("The file is neither XML nor JSON, neither a table nor a workbook.")])
    draft = read_table.read(read_csv.rows(text), zone)
    draft.repairs[:0] = repairs
    return draft


def _start(content: bytes) -> str:
    """The first letters, in whatever width, without blanks and marks."""
    letters = content[:4000].replace(b"\0", b"").decode("latin-1")
    return letters.lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
