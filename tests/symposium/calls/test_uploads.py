"""What is taken as a file of a proposal, and what is not, whatever its name says."""

import io
import zlib

import pytest
from PIL import Image

from symposium.calls import uploads
from symposium.calls.uploads import FileRefused, Reason, check

PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nstartxref\n9\n%%EOF\n"


def picture(form: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "teal").save(out, form, **options)
    return out.getvalue()


def refused(content: bytes) -> Reason:
    with pytest.raises(FileRefused) as refusal:
        check(io.BytesIO(content))
    return refusal.value.reason


def packed(content: bytes) -> bytes:
    stream = zlib.compress(content)
    held = b"2 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" + stream + b"\nendstream\n"
    return PDF.replace(b"startxref", held + b"startxref")


def test_a_plain_document_is_kept_as_it_is() -> None:
    checked = check(io.BytesIO(PDF))
    assert (checked.content, checked.media_type, checked.ending) == (PDF, "application/pdf", ".pdf")
    assert check(io.BytesIO(packed(b"<</Type/Page>>"))).media_type == "application/pdf"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"%PDF-1.7 and then nothing", Reason.DAMAGED),
        (b"<html><script>alert(1)</script>", Reason.UNKNOWN),
        (b"PK\x03\x04" + b"\0" * 50, Reason.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Reason.UNKNOWN),
        (b"GIF89a" + b"\0" * 20, Reason.UNKNOWN),
        (b"x" + PDF, Reason.UNKNOWN),
        (PDF.replace(b"/Catalog", b"/Catalog/OpenAction<</S/JavaScript>>"), Reason.ACTIVE),
        (PDF.replace(b"/Catalog", b"/Catalog/J#53(x)"), Reason.ACTIVE),
        (PDF.replace(b"/Catalog", b"/Catalog/Names<</EmbeddedFiles 3 0 R>>"), Reason.ACTIVE),
        (PDF.replace(b"/Catalog", b"/Catalog/Launch"), Reason.ACTIVE),
        (PDF.replace(b"/Catalog", b"/Catalog/Encrypt 4 0 R"), Reason.LOCKED),
        (packed(b"<</S/JavaScript/JS(x)>>"), Reason.ACTIVE),
        (packed(b"\0" * (uploads.MOST_UNPACKED + 1)), Reason.DAMAGED),
        (picture("JPEG")[:-40], Reason.DAMAGED),
        (b"%PDF-" + b"\0" * uploads.MOST_BYTES, Reason.TOO_LARGE),
    ],
)
def test_what_is_refused(content: bytes, reason: Reason) -> None:
    assert refused(content) == reason


def test_a_picture_is_written_anew_without_what_it_carried() -> None:
    exif = Image.Exif()
    exif[0x010E] = "Secret Museum"
    content = picture("JPEG", exif=exif, comment=b"Secret Museum") + b"PK\x03\x04Secret Museum"
    checked = check(io.BytesIO(content))
    assert (checked.media_type, checked.ending) == ("image/jpeg", ".jpg")
    assert b"Secret Museum" not in checked.content
    with Image.open(io.BytesIO(checked.content)) as image:
        assert image.size == (80, 60)


def test_what_is_transparent_stays_so_and_large_pictures_shrink() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (5000, 100), (0, 0, 0, 0)).save(out, "PNG")
    checked = check(out)
    assert checked.media_type == "image/png"
    with Image.open(io.BytesIO(checked.content)) as image:
        assert image.size == (4000, 80)


def test_a_picture_of_too_many_pixels_is_refused_by_its_header() -> None:
    out = io.BytesIO()
    Image.new("1", (10_000, 6_000)).save(out, "PNG")
    assert refused(out.getvalue()) == Reason.PICTURE_TOO_LARGE
