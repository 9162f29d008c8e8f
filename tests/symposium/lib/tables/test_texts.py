import pytest

from symposium.lib.tables import texts
from symposium.lib.tables.faults import InvalidFile

RUSSIAN = "Имя;Организация\nАнна Петрова;Музей природы\n"
CHINESE = "姓名,单位\n王玲,中国科学技术馆\n"
FRENCH = "nom;institution\nHélène Léger;Musée d’histoire naturelle\n"
ARABIC = "الاسم,المؤسسة\nأمينة,متحف العلوم\n"


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (RUSSIAN, "cp1251", ["Windows-1251"]),
        (RUSSIAN.upper(), "utf-8", []),
        (CHINESE, "gb18030", ["GB18030"]),
        (CHINESE, "utf-8-sig", []),
        (FRENCH, "cp1252", ["Windows-1252"]),
        (ARABIC, "utf-16", []),
        (RUSSIAN, "utf-16-le", []),
        (CHINESE, "utf-16-be", []),
    ],
)
def test_every_encoding_is_told_by_its_bytes(text: str, encoding: str, said: list[str]) -> None:
    repairs: list[str] = []
    assert texts.text_of(text.encode(encoding), repairs.append) == text
    assert repairs == [f"The file is not in UTF-8; it was read as {name}." for name in said]


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InvalidFile):
        texts.text_of(b"a,b\0\0c", lambda _text: None)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_the_one_that_makes_headers_known(separator: str) -> None:
    text = separator.join(["name", "museum, or else"]) if separator != "," else "name,museum"
    [row] = texts.rows(text, lambda header: header in ("name", "museum", "museum, or else"))
    assert len(row) == 2
