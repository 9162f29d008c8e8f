"""Files are known by their content, and nothing hidden in a picture is kept."""

import io

import pytest
from PIL import Image, ImageCms

from symposium.lib import checked_files
from symposium.lib.checked_files import (
    Document,
    DocumentEmpty,
    DocumentTooLarge,
    DocumentUnknown,
    NotEvenText,
    PictureTooLarge,
)
from symposium.lib.checked_pdfs import DocumentActive, DocumentDamaged
from symposium.lib.refusals import Refusal

PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nstartxref\n9\n%%EOF\n"


def check(content: bytes, *, or_text: bool = False) -> Document:
    return checked_files.check(io.BytesIO(content), or_text=or_text)


def picture(format_: str, mode: str = "RGB", **options: object) -> bytes:
    written = io.BytesIO()
    Image.new(mode, (90, 60), 1).save(written, format_, **options)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type", "ending"),
    [
        (PDF, "application/pdf", ".pdf"),
        (picture("JPEG"), "image/jpeg", ".jpg"),
        (picture("JPEG", "CMYK"), "image/jpeg", ".jpg"),
        (picture("PNG"), "image/jpeg", ".jpg"),
        (picture("PNG", "RGBA"), "image/png", ".png"),
        (picture("PNG", "P"), "image/jpeg", ".jpg"),
        (picture("PNG", "I;16"), "image/jpeg", ".jpg"),
        (picture("WEBP"), "image/jpeg", ".jpg"),
        (picture("AVIF"), "image/jpeg", ".jpg"),
        (picture("TIFF"), "image/jpeg", ".jpg"),
    ],
)
@pytest.mark.parametrize("or_text", [False, True])
def test_what_is_taken(content: bytes, media_type: str, ending: str, or_text: bool) -> None:
    document = check(content, or_text=or_text)
    assert (document.media_type, document.ending) == (media_type, ending)
    if ending == ".pdf":
        assert document.content == content
    else:
        assert Image.open(io.BytesIO(document.content)).size == (90, 60)


@pytest.mark.parametrize("content", ["Hello, 你好, مرحبا\n".encode(), b"\xef\xbb\xbfWith a mark"])
def test_a_text_is_taken_where_it_may_be(content: bytes) -> None:
    document = check(content, or_text=True)
    assert (document.media_type, document.ending) == ("text/plain", ".txt")
    assert document.content == b"\xef\xbb\xbf" + content.removeprefix(b"\xef\xbb\xbf")
    with pytest.raises(DocumentUnknown):
        check(content)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", DocumentEmpty),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", DocumentUnknown),
        (b"<html><script>alert(1)</script>", DocumentUnknown),
        (b"PK\x03\x04" + b"\0" * 50, DocumentUnknown),
        (picture("GIF", "P"), DocumentUnknown),
        (b"x" + PDF, DocumentUnknown),
        (PDF[:-8], DocumentDamaged),
        (PDF.replace(b"/Catalog", b"/Catalog/Launch"), DocumentActive),
        (picture("PNG")[:80], DocumentDamaged),
        (picture("JPEG")[:-40], DocumentDamaged),
        (b"x" * (checked_files.MOST_BYTES + 1), DocumentTooLarge),
    ],
)
def test_what_is_refused(content: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as refused:
        check(content)
    assert type(refused.value) is refusal


@pytest.mark.parametrize(
    "content", [b"  \n", b"\x00\x01\x02", b"\xff\xfe\x00h", b"PK\x03\x04rest", picture("GIF", "P")]
)
def test_what_is_not_even_a_text(content: bytes) -> None:
    with pytest.raises(NotEvenText):
        check(content, or_text=True)


@pytest.mark.parametrize("size", [(10_000, 6_000), (20_000, 20_000)])
def test_a_bomb_is_known_by_its_header(size: tuple[int, int]) -> None:
    written = io.BytesIO()
    Image.new("1", size).save(written, "PNG")
    with pytest.raises(PictureTooLarge):
        check(written.getvalue())


def test_nothing_hidden_in_a_picture_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Taken at home"
    exif[0x0112] = 6  # turn a quarter to the right
    content = check(picture("JPEG", exif=exif, comment=b"secret") + b"second file").content
    with Image.open(io.BytesIO(content)) as image:
        assert (dict(image.getexif()), image.size) == ({}, (60, 90))
    assert [word in content for word in (b"home", b"secret", b"second file")] == [False] * 3


def test_a_profile_is_worked_into_the_colors_and_left_behind() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for written in (profile, b"no profile at all"):
        content = check(picture("JPEG", icc_profile=written)).content
        with Image.open(io.BytesIO(content)) as image:
            assert (image.info.get("icc_profile"), image.mode) == (None, "RGB")


def test_what_is_transparent_stays_so_and_large_pictures_shrink() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (5000, 100), (0, 0, 0, 0)).save(out, "PNG")
    document = check(out.getvalue())
    assert document.media_type == "image/png"
    with Image.open(io.BytesIO(document.content)) as image:
        assert image.size == (4000, 80)


def test_gray_of_16_bits_keeps_its_light() -> None:
    out = io.BytesIO()
    Image.new("I;16", (10, 10), 128 * 256).save(out, "PNG")
    with Image.open(io.BytesIO(check(out.getvalue()).content)) as image:
        assert image.getpixel((5, 5)) == (128, 128, 128)


def test_a_path_is_made_of_the_content() -> None:
    first, second = (check(PDF + end) for end in (b"", b"\n"))
    assert first.path_below("a/b") == check(PDF).path_below("a/b") != second.path_below("a/b")
    assert first.path_below("a/b").startswith("a/b/")
