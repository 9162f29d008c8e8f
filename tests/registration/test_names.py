import pytest

from registration import names


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  Amina   Njeri ", "Amina Njeri"),
        ("Eve\r\nBcc: all@example.net", "Eve Bcc: all@example.net"),
        ("\u202egpj.exe", "gpj.exe"),
        ("\u2067עברית\u2069", "עברית"),
        ("Zu\u0308rich", "Zürich"),
        ("نسرین\u200cپور", "نسرین\u200cپور"),
        ("王\u3000小明", "王 小明"),
        ("Null\x00Byte", "Null Byte"),
    ],
)
def test_a_name_is_one_clean_line(written: str, kept: str) -> None:
    assert names.cleaned(written) == kept


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("José Ñandú-O’Brien Jr.", True),
        ("Wang Xiaoming", True),
        ("王小明", False),
        ("Иван", False),
        ("Iван", False),
        ("...", False),
    ],
)
def test_latin_names(name: str, latin: bool) -> None:
    assert names.is_latin(name) is latin
