import io
import xml.etree.ElementTree as ET

import segno
from PIL import Image

from registration import models, qr


def _modules(png: bytes, scale: int, border: int) -> list[list[int]]:
    """The dark (1) and light (0) modules of a picture."""
    picture = Image.open(io.BytesIO(png)).convert("L")
    size = picture.width // scale - 2 * border
    return [
        [
            int(
                picture.getpixel(((border + x) * scale + scale // 2, (border + y) * scale + 3))
                < 128
            )
            for x in range(size)
        ]
        for y in range(size)
    ]


def test_the_picture_says_its_text_and_nothing_else() -> None:
    code = models.new_code()
    expected = segno.make(code, error="q", micro=False).matrix
    assert _modules(qr.png(code), 8, qr.QUIET_ZONE) == [list(row) for row in expected]


def test_the_drawing_is_dark_on_white_and_has_no_style_attribute() -> None:
    root = ET.fromstring(qr.svg("ABC"))  # noqa: S314 - our own drawing
    assert root.attrib["class"] == "qr"
    assert not [node for node in root.iter() if "style" in node.attrib]
    assert 'fill="#fff"' in qr.svg("ABC") or 'fill="#ffffff"' in qr.svg("ABC")


def test_codes_are_long_random_and_unmistakable() -> None:
    codes = {models.new_code() for _number in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {14}
    assert set("".join(codes)) <= set(models.CODE_ALPHABET)
    assert not set("01ILOU") & set(models.CODE_ALPHABET)
