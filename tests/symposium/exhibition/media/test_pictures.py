import io
import zipfile

import pytest
from PIL import Image

from symposium.exhibition.media import pictures
from symposium.exhibition.media.refusals import MediumRefused, Reason
from tests.symposium.exhibition import files


def prepared(content: bytes) -> pictures.Picture:
    return pictures.prepare(io.BytesIO(content))


def refusal(content: bytes) -> Reason:
    with pytest.raises(MediumRefused) as refused:
        prepared(content)
    return refused.value.reason


def test_sizes_are_webp_and_never_larger_than_the_original() -> None:
    picture = prepared(files.picture((800, 1000)))
    assert (picture.width, picture.height) == (800, 1000)
    assert [(size.width, size.height) for size in picture.sizes] == [
        (320, 400),
        (640, 800),
        (800, 1000),
    ]
    for size in picture.sizes:
        with Image.open(io.BytesIO(size.content)) as image:
            assert (image.format, image.size) == ("WEBP", (size.width, size.height))
    assert picture.placeholder.startswith("data:image/webp;base64,")
    assert len(picture.placeholder) < 400


def test_a_large_picture_ends_at_1200_pixels() -> None:
    picture = prepared(files.picture((5000, 2500)))
    assert (picture.width, picture.height) == (5000, 2500)
    assert [size.width for size in picture.sizes] == [320, 640, 1200]


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("JPEG", "CMYK"),
        ("JPEG", "L"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("WEBP", "RGB"),
        ("TIFF", "L"),
    ],
)
def test_formats_and_color_modes(form: str, mode: str) -> None:
    picture = prepared(files.picture((100, 80), form, mode))
    assert [(size.width, size.height) for size in picture.sizes] == [(100, 80)]


def test_transparency_lies_on_white() -> None:
    content = io.BytesIO()
    Image.new("RGBA", (64, 64), (0, 0, 0, 0)).save(content, "PNG")
    picture = prepared(content.getvalue())
    with Image.open(io.BytesIO(picture.sizes[0].content)) as image:
        assert image.convert("RGB").getpixel((32, 32)) == (255, 255, 255)


def test_place_and_camera_are_stripped_and_the_picture_turned() -> None:
    original = files.picture_with_place()
    assert b"A camera" in original
    picture = prepared(original)
    assert (picture.width, picture.height) == (400, 800)
    for size in picture.sizes:
        with Image.open(io.BytesIO(size.content)) as image:
            assert dict(image.getexif()) == {}
            assert "exif" not in image.info
            assert "xmp" not in image.info
        assert b"A camera" not in size.content


def test_what_hangs_behind_a_picture_does_not_come_along() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("page.html", "<script>alert(1)</script>")
    picture = prepared(files.picture((100, 100)) + archive.getvalue())
    for size in picture.sizes:
        assert b"page.html" not in size.content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a" + bytes(100),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n",
        b"PK\x03\x04" + bytes(100),
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0" + bytes(20),
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(content: bytes) -> None:
    assert refusal(content) == Reason.NOT_A_PICTURE


def test_a_bomb_is_refused_by_its_head() -> None:
    content = files.giant_png()
    assert len(content) < 200
    assert refusal(content) == Reason.PICTURE_TOO_LARGE


def test_a_cut_off_picture_is_refused() -> None:
    assert refusal(files.picture()[:-2000]) == Reason.PICTURE_DAMAGED


def test_a_dot_is_refused() -> None:
    assert refusal(files.picture((20, 400))) == Reason.PICTURE_TOO_SMALL
