"""From SVG to the files that pages show."""

import base64
import io
from dataclasses import dataclass
from pathlib import Path

import resvg_py
from PIL import Image

WIDTHS = (320, 640, 1200)
AVIF_WIDTHS = (640,)


@dataclass(frozen=True)
class Derivatives:
    """What was written: file names by width, and a picture of 16 pixels as a `data:` address."""

    width: int
    height: int
    webp: dict[int, str]
    avif: dict[int, str]
    placeholder: str


def render(svg: str, *, width: int) -> bytes:
    """PNG, `width` pixels wide."""
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)


def write_derivatives(
    svg: str, folder: Path, name: str, *, widths: tuple[int, ...] = WIDTHS, avif: bool = True
) -> Derivatives:
    """Write `name`-`width`.webp (and .avif) into `folder`, which is made when missing.

    Rendered once at the greatest width, then made smaller. About 0.4 s.
    """
    folder.mkdir(parents=True, exist_ok=True)
    largest = Image.open(io.BytesIO(render(svg, width=max(widths)))).convert("RGB")
    sizes = {width: _resized(largest, width) for width in widths}
    webp = {}
    for width, picture in sizes.items():
        webp[width] = f"{name}-{width}.webp"
        picture.save(folder / webp[width], quality=80, method=2)
    written = {}
    for width in AVIF_WIDTHS if avif else ():
        if width in sizes:
            written[width] = f"{name}-{width}.avif"
            sizes[width].save(folder / written[width], quality=62, speed=9, max_threads=1)
    return Derivatives(largest.width, largest.height, webp, written, placeholder(largest))


def placeholder(picture: Image.Image) -> str:
    """A `data:` address of a WebP 16 pixels wide, to be shown blurred until the picture comes."""
    small = io.BytesIO()
    _resized(picture, 16).save(small, "webp", quality=40)
    return "data:image/webp;base64," + base64.b64encode(small.getvalue()).decode()


def _resized(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = round(picture.height * width / picture.width)
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
