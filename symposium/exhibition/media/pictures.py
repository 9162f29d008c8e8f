"""Pictures: recognized by content, decoded within bounds, written anew without their metadata.

What visitors get never holds a byte of the upload: no location, no hidden second file.
"""

import base64
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageCms, ImageOps

from symposium.exhibition.media.refusals import MediumRefused, Reason

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"]
MOST_PIXELS = 50_000_000  # decoded at 4 bytes each: 200 MB of memory
LEAST_SIDE = 64
WIDTHS = (320, 640, 1200)
PLACEHOLDER_WIDTH = 16
QUALITY = 72


@dataclass(frozen=True)
class Size:
    """One derivative: its pixels and its WebP file."""

    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class Picture:
    """A checked picture: pixels of the upright original, sizes ascending, a `data:` address."""

    width: int
    height: int
    sizes: list[Size]
    placeholder: str


def prepare(file: IO[bytes]) -> Picture:
    """Check and re-encode. Raises MediumRefused; about 0.3 s and 4 bytes a pixel."""
    with _opened(file) as image:
        full = image.size
        pixels = _upright(image)
    width, height = full
    if (width > height) != (pixels.width > pixels.height):
        width, height = height, width  # turned upright
    sizes = [_size(pixels, width) for width in WIDTHS if width < pixels.width]
    if pixels.width <= WIDTHS[-1]:
        sizes.append(_size(pixels, pixels.width))
    return Picture(width, height, sizes, _placeholder(pixels))


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[Image.Image]:
    try:
        image = Image.open(file, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise MediumRefused(Reason.PICTURE_TOO_LARGE) from bomb
    except Exception as error:
        # Hostile headers make the decoders raise nearly anything.
        raise MediumRefused(Reason.NOT_A_PICTURE) from error
    with image:
        detail = f"{image.format}, {image.width} × {image.height}"
        # Decided by the header alone: not a pixel is decoded before.
        if image.width * image.height > MOST_PIXELS:
            raise MediumRefused(Reason.PICTURE_TOO_LARGE, detail)
        if min(image.size) < LEAST_SIDE:
            raise MediumRefused(Reason.PICTURE_TOO_SMALL, detail)
        yield image


def _upright(image: Image.Image) -> Image.Image:
    """Decoded, turned as the camera says, in sRGB, on white, at most twice the largest width."""
    if image.format == "JPEG":
        # The decoder itself halves large pictures: a quarter of the time and memory.
        image.draft("RGB", (2 * WIDTHS[-1], 2 * WIDTHS[-1]))
    try:
        image.load()
        turned = ImageOps.exif_transpose(image)
        return _on_white(_in_srgb(turned))
    except Exception as error:
        raise MediumRefused(Reason.PICTURE_DAMAGED, str(image.format)) from error


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError):
        return image
    return converted or image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        image = image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    ground = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(ground, layered).convert("RGB")


def _size(pixels: Image.Image, width: int) -> Size:
    scaled = _scaled(pixels, width)
    content = io.BytesIO()
    scaled.save(content, "WEBP", quality=QUALITY, method=3)
    return Size(scaled.width, scaled.height, content.getvalue())


def _scaled(pixels: Image.Image, width: int) -> Image.Image:
    if width == pixels.width:
        return pixels
    height = max(1, round(pixels.height * width / pixels.width))
    return pixels.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _placeholder(pixels: Image.Image) -> str:
    content = io.BytesIO()
    _scaled(pixels, PLACEHOLDER_WIDTH).save(content, "WEBP", quality=40)
    return "data:image/webp;base64," + base64.b64encode(content.getvalue()).decode()
