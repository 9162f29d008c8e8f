"""Which reader a table is for, and how large it may be."""

import re
from collections.abc import Callable, Iterator

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from symposium.lib.tables import texts, workbooks
from symposium.lib.tables.cells import Cell
from symposium.lib.tables.faults import InvalidFile, Report

LARGEST = 16 * 1024 * 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
HTML = re.compile(r"\s*<(!doctype\s+html|html)\b", re.IGNORECASE)


def rows(content: bytes, is_known: Callable[[str], bool], report: Report) -> Iterator[list[Cell]]:
    """The rows of a CSV file or a workbook by what it begins with; raises InvalidFile, also while
    they are read. `is_known` tells headers, by which the separator of a text is found."""
    check(content)
    if content.startswith(b"PK"):
        if workbooks.has_formulas(content):
            report(_("The sheet has formulas; what they came to when it was saved was taken."))
        return workbooks.rows(content)
    return texts.rows(texts.text_of(content, report), is_known)


def check(content: bytes) -> None:
    """Refuse what is too large, a workbook of an old Excel, and a web page."""
    check_size(len(content))
    if content.startswith(OLD_OFFICE):
        raise InvalidFile([_("This is a workbook of an old Excel. Save it as XLSX and try again.")])
    if HTML.match(beginning(content)):
        raise InvalidFile([_("This is a web page. Download the file itself and try again.")])


def check_size(size: int) -> None:
    """Raise InvalidFile for a file that is too large even to be looked at."""
    if size > LARGEST:
        words = {"limit": filesizeformat(LARGEST)}
        raise InvalidFile([_("The file is larger than %(limit)s.") % words])


def beginning(content: bytes) -> str:
    """The first letters, in whatever width, without blanks and marks."""
    letters = content[:4000].replace(b"\0", b"").decode("latin-1")
    return letters.lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")
