"""Files made from a drawing."""

import base64
import io
from pathlib import Path

from PIL import Image

from symposium.demonstration.plates import rendering

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5">'
    '<path fill="#b23a26" d="M0 0H4V5H0z"/></svg>'
)


def test_derivatives_have_their_widths_and_one_ratio(tmp_path: Path) -> None:
    made = rendering.write_derivatives(SVG, tmp_path / "plates", "w001", widths=(320, 640))
    assert made.webp == {320: "w001-320.webp", 640: "w001-640.webp"}
    assert made.avif == {640: "w001-640.avif"}
    assert (made.width, made.height) == (640, 800)
    names = [*made.webp.values(), *made.avif.values()]
    sizes = {}
    for name in names:
        with Image.open(tmp_path / "plates" / name) as picture:
            sizes[name] = picture.size
    assert sizes == {
        "w001-320.webp": (320, 400),
        "w001-640.webp": (640, 800),
        "w001-640.avif": (640, 800),
    }


def test_a_placeholder_is_a_tiny_picture_in_an_address(tmp_path: Path) -> None:
    made = rendering.write_derivatives(SVG, tmp_path, "w001", widths=(320,), avif=False)
    head, _, data = made.placeholder.partition(",")
    assert head == "data:image/webp;base64"
    assert Image.open(io.BytesIO(base64.b64decode(data))).size == (16, 20)
    assert len(made.placeholder) < 400
