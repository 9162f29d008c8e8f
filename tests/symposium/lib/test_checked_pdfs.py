"""A document that does more than show pages is refused, however it is written."""

import zlib

import pytest

from symposium.lib.checked_pdfs import (
    MOST_UNPACKED,
    DocumentActive,
    DocumentDamaged,
    DocumentLocked,
    check_pdf,
)
from symposium.lib.refusals import Refusal

PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nstartxref\n9\n%%EOF\n"


def packed(content: bytes) -> bytes:
    stream = zlib.compress(content)
    held = b"2 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" + stream + b"\nendstream\n"
    return PDF.replace(b"startxref", held + b"startxref")


def holding(words: bytes) -> bytes:
    return PDF.replace(b"/Catalog", b"/Catalog" + words)


@pytest.mark.parametrize("content", [PDF, packed(b"<</Type/Page>>"), holding(b"/JSON 1")])
def test_what_shows_pages_is_taken(content: bytes) -> None:
    check_pdf(content)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"%PDF-1.7 and then nothing", DocumentDamaged),
        (PDF[:-8], DocumentDamaged),
        (holding(b"/OpenAction<</S/JavaScript>>"), DocumentActive),
        (holding(b"/J#53(x)"), DocumentActive),
        (holding(b"/Names<</EmbeddedFiles 3 0 R>>"), DocumentActive),
        (holding(b"/Launch"), DocumentActive),
        (holding(b"/Encrypt 4 0 R"), DocumentLocked),
        (packed(b"<</S/JavaScript/JS(x)>>"), DocumentActive),
        (packed(b"\0" * (MOST_UNPACKED + 1)), DocumentDamaged),
    ],
)
def test_what_is_refused(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        check_pdf(content)
