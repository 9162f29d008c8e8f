import pytest

from symposium.lib import sheets


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
    assert sheets.harmless(value) == written
