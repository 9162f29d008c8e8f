"""Lists as files: CSV that spreadsheets open with every script intact, and XLSX."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from registration.models import Registration, RegistrationQuerySet

# What makes a spreadsheet take a text for a formula, even behind spaces.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
ROWS_AT_A_TIME = 500


def header() -> list[str]:
    return [
        _("Edition"),
        pgettext("person", "Name"),
        _("Name in Latin letters"),
        _("E-mail address"),
        _("Institution"),
        _("Institution in English"),
        _("Country or region"),
        _("Counts for the country"),
        _("Category"),
        _("Taking part"),
        _("Language"),
        _("State"),
        _("Registered"),
    ]


def values(registration: Registration) -> list[str]:
    institution = registration.institution
    at = registration.registered_at.astimezone(registration.edition.zone)
    return [
        registration.edition.slug,
        registration.display_name,
        registration.latin_name,
        registration.email,
        str(institution or ""),
        institution.sort_name if institution else "",
        registration.territory,
        registration.country,
        str(registration.category),
        str(registration.get_mode_display()),
        registration.language,
        str(registration.get_state_display()),
        at.isoformat(sep=" ", timespec="minutes"),
    ]


def as_csv(rows: RegistrationQuerySet) -> Iterator[str]:
    """Line by line, with the mark by which spreadsheets know UTF-8. A text that would be taken for
    a formula gets an apostrophe in front, as OWASP advises."""
    yield "\ufeff" + _csv_line(header())
    for registration in _each(rows):
        yield _csv_line(harmless(value) for value in values(registration))


def as_xlsx(rows: RegistrationQuerySet) -> bytes:
    """A workbook with one sheet. Its cells are texts by type, so that none is a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Registrations"))
    sheet.freeze_panes = "A2"
    for column, width in zip(
        "ABCDEFGHIJKLM", [9, 28, 28, 32, 40, 40, 10, 10] + [16] * 5, strict=True
    ):
        sheet.column_dimensions[column].width = width
    sheet.append([_cell(sheet, name, bold=True) for name in header()])
    for registration in _each(rows):
        sheet.append([_cell(sheet, value) for value in values(registration)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def harmless(value: str) -> str:
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA_STARTS) else value


def _each(rows: RegistrationQuerySet) -> Iterator[Registration]:
    return rows.with_details().iterator(chunk_size=ROWS_AT_A_TIME)


def _csv_line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _cell(sheet: Any, value: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
