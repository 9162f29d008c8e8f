"""Documents are known by their content, and nothing hidden in a picture is kept."""

import io

import pytest
from PIL import Image

from symposium.lib import checked_files
from symposium.lib.checked_files import DocumentDamaged, DocumentTooLarge, DocumentUnknown
from symposium.lib.refusals import Refusal

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"


def check(content: bytes) -> checked_files.Document:
    return checked_files.check(io.BytesIO(content))


def picture(format_: str, mode: str = "RGB", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new(mode, (90, 60), 1).save(written, format_, **options)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type", "ending"),
    [
        (PDF, "application/pdf", ".pdf"),
        (picture("JPEG"), "image/jpeg", ".jpg"),
        (picture("PNG"), "image/png", ".png"),
        (picture("PNG", "RGBA"), "image/png", ".png"),
        (picture("PNG", "P"), "image/png", ".png"),
        (picture("PNG", "I;16"), "image/png", ".png"),
        (picture("JPEG", "CMYK"), "image/jpeg", ".jpg"),
        (picture("WEBP"), "image/webp", ".webp"),
        ("Hello, 你好, مرحبا\n".encode(), "text/plain", ".txt"),
        (b"\xef\xbb\xbfWith a mark", "text/plain", ".txt"),
    ],
)
def test_what_is_taken(content: bytes, media_type: str, ending: str) -> None:
    document = check(content)
    assert (document.media_type, document.ending) == (media_type, ending)
    if ending not in {".pdf", ".txt"}:
        assert Image.open(io.BytesIO(document.content)).size == (90, 60)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", DocumentUnknown),
        (b"  \n", DocumentUnknown),
        (b"\x00\x01\x02", DocumentUnknown),
        (b"\xff\xfe\x00h", DocumentUnknown),
        (picture("GIF", "P"), DocumentUnknown),
        (b"PK\x03\x04rest", DocumentUnknown),
        (PDF[:-8], DocumentDamaged),
        (picture("PNG")[:80], DocumentDamaged),
        (b"x" * (checked_files.MOST_BYTES + 1), DocumentTooLarge),
    ],
)
def test_what_is_refused(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        check(content)


def test_a_bomb_is_known_by_its_header() -> None:
    written = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(written, "PNG")
    with pytest.raises(DocumentTooLarge):
        check(written.getvalue())


def test_nothing_hidden_in_a_picture_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Taken at home"
    exif[0x0112] = 6  # turn a quarter to the right
    content = check(picture("JPEG", exif=exif, comment=b"secret") + b"second file").content
    with Image.open(io.BytesIO(content)) as image:
        assert (dict(image.getexif()), image.size) == ({}, (60, 90))
    assert [word in content for word in (b"home", b"secret", b"second file")] == [False] * 3


def test_a_path_is_made_of_the_content() -> None:
    first, second = (check(PDF + end) for end in (b"", b"\n"))
    assert first.path_below("a/b") == check(PDF).path_below("a/b") != second.path_below("a/b")
    assert first.path_below("a/b").startswith("a/b/")
