"""Which reader a file is for."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from symposium.lib.tables import reading as tables
from symposium.lib.tables import texts, workbooks
from symposium.lib.tables.faults import InvalidFile
from symposium.program.formats import columns, read_c3voc, read_frab, read_table
from symposium.program.formats.draft import Draft


def read(content: bytes, *, zone: ZoneInfo | None = None) -> Draft:
    """Read a schedule in XML, JSON, CSV or XLSX by what it begins with; raises InvalidFile.

    `zone` is on whose clocks the times of a table are; without it a column must tell.
    """
    tables.check(content)
    if content.startswith(b"PK"):
        return read_table.read(workbooks.rows(content), zone)
    start = tables.beginning(content)
    if start.startswith("<"):
        return read_frab.read(content)
    if start.startswith(("{", "[")):
        return read_c3voc.read(content)
    return _read_csv(content, zone)


def _read_csv(content: bytes, zone: ZoneInfo | None) -> Draft:
    repairs: list[str] = []
    text = texts.text_of(content, repairs.append)
    if not any(separator in text for separator in texts.SEPARATORS) and not columns.recognized(
        text.partition("\n")[0]
    ):
        raise InvalidFile([_("The file is neither XML nor JSON, neither a table nor a workbook.")])
    draft = read_table.read(texts.rows(text, columns.is_known), zone)
    draft.repairs[:0] = repairs
    return draft
