"""Pixels made from a drawing."""

import io

from PIL import Image

from symposium.demonstration.plates import rendering

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5">'
    '<path fill="#b23a26" d="M0 0H4V5H0z"/></svg>'
)


def test_a_picture_has_the_width_asked_for_and_the_colors_drawn() -> None:
    picture = Image.open(io.BytesIO(rendering.render(SVG, width=320)))
    assert picture.size == (320, 400)
    assert picture.convert("RGB").getpixel((160, 200)) == (0xB2, 0x3A, 0x26)
