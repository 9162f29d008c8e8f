import csv
import io

import pytest
from openpyxl import load_workbook

from registration import exports
from registration.models import Registration
from symposium.institutions.models import Institution
from tests.registration.conftest import Register


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Amina", "Amina"),
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
        ("\t=1", "'\t=1"),
    ],
)
def test_no_text_is_a_formula(value: str, written: str) -> None:
    assert exports.harmless(value) == written


def test_csv_keeps_every_script(make: Register, museum: Institution) -> None:
    make(display_name='王玲, "Ling"', institution=museum, territory="HK", email="l@example.net")
    text = "".join(exports.as_csv(Registration.objects.all()))
    assert text.startswith("\ufeffEdition,Name,")
    [_header, row] = csv.reader(io.StringIO(text))
    assert row == [
        "2021",
        '王玲, "Ling"',
        "",
        "l@example.net",
        "Nairobi National Museum",
        "Nairobi National Museum",
        "HK",
        "CN",
        "Delegate",
        "On site",
        "en",
        "Confirmed",
        "2021-11-01 16:01+08:00",
    ]


def test_xlsx_holds_texts_and_no_formulas(make: Register) -> None:
    make(display_name="=1+1")
    make(display_name="Bell\x07")
    book = load_workbook(io.BytesIO(exports.as_xlsx(Registration.objects.order_by("pk"))))
    [sheet] = book.worksheets
    assert [cell.value for cell in sheet["B"]] == ["Name", "=1+1", "Bell"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
