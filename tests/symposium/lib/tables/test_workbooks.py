import io
import zipfile

import pytest
from openpyxl import Workbook

from symposium.lib.tables import reading, workbooks
from symposium.lib.tables.faults import InvalidFile


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same archive with another part of a name."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry.filename, old.read(entry.filename))
        new.writestr(name, part)
    return out.getvalue()


def test_formulas_are_told_and_never_run() -> None:
    content = workbook(["name"], ['=HYPERLINK("http://evil.example")'])
    said: list[str] = []
    rows = list(reading.rows(content, lambda _header: True, said.append))
    # Nothing has worked the formula out, so there is nothing to take.
    assert rows == [["name"], []]
    assert said == ["The sheet has formulas; what they came to when it was saved was taken."]
    assert not workbooks.has_formulas(workbook(["name"], ["Ana"]))


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 no archive",
        workbook(["a"])[:-40],
        with_part(workbook(["a"]), "xl/media/bomb.bin", b"\0" * (9 * 1024 * 1024)),
        with_part(
            workbook(["a"]),
            "xl/worksheets/sheet1.xml",
            b'<!DOCTYPE x [<!ENTITY e "eeee">]><worksheet>&e;</worksheet>',
        ),
        with_part(workbook(["a"]), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
    ],
    ids=["no archive", "cut off", "bomb", "entities", "broken"],
)
def test_hostile_workbooks_are_refused(content: bytes) -> None:
    with pytest.raises(InvalidFile):
        list(reading.rows(content, lambda _header: True, lambda _text: None))


def test_a_hundred_columns_are_read_and_no_more() -> None:
    [row] = workbooks.rows(workbook([str(number) for number in range(300)]))
    assert len(row) == 100


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0 old", b"<!doctype html><p>", b"<html>"])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidFile):
        reading.rows(content, lambda _header: True, lambda _text: None)
