import json
from pathlib import Path

import pytest
import typst
from pytest_django import Settings

from symposium.lib import documents

HOSTILE = '"] #panic("no") #let x = $ \\ * _ <b> @ref `code` // comment'
ECHO = """#import "house.typ": *
#show: house
= #data.title
"""


@pytest.fixture
def echo(settings: Settings, tmp_path: Path) -> Path:
    """A template that prints what it is given, beside the house's own."""
    house = (settings.DOCUMENTS_DIR / "house.typ").read_text("utf-8")
    (tmp_path / "house.typ").write_text(house, "utf-8")
    (tmp_path / "echo.typ").write_text(ECHO, "utf-8")
    settings.DOCUMENTS_DIR = tmp_path
    return tmp_path


@pytest.mark.parametrize("language", ["en", "zh-hans", "fr", "es", "ru", "ar"])
def test_a_document_in_each_language(echo: Path, language: str) -> None:
    pdf = documents.typeset("echo", {"title": "Museum 博物馆 متحف Музей"}, language=language)
    assert pdf.startswith(b"%PDF-")


def test_what_people_wrote_is_never_read_as_markup(echo: Path) -> None:
    assert documents.typeset("echo", {"title": HOSTILE}, language="en").startswith(b"%PDF-")
    found = json.loads(
        typst.query(
            echo / "echo.typ",
            "heading",
            field="body",
            sys_inputs={
                "data": json.dumps({"title": HOSTILE}),
                "lang": "en",
                "region": "",
                "dir": "ltr",
            },
        )
    )
    assert [heading["text"] for heading in found] == [HOSTILE]


def test_without_typefaces_it_says_what_to_do(
    echo: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.DOCUMENT_FONTS_DIR = tmp_path / "none"
    documents.forget()
    with pytest.raises(documents.NoTypefaces, match="npm --prefix frontend run build"):
        documents.typeset("echo", {"title": ""}, language="en")
    documents.forget()
