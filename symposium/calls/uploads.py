"""Files of proposals, checked by content and never by name: PDF documents and pictures.

Pictures are written anew, so that nothing hidden in them (places, second files) is kept. A PDF is
kept as it is, unless it would run something, holds other files, or is locked.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 4000
PICTURES = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"]

# What a document needs for running something, for carrying other files, or for asking a password.
ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Movie|Sound)"
    rb"(?![A-Za-z0-9])"
)
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n")
# Compressed objects are looked into up to here; a document that unpacks to more is refused.
MOST_UNPACKED = 64 * MEGABYTE


class Reason(models.TextChoices):
    TOO_LARGE = "too_large", _("The file is larger than 20 megabytes.")
    EMPTY = "empty", _("The file is empty.")
    UNKNOWN = (
        "unknown",
        _("This is neither a PDF document nor a picture. Send PDF, JPEG, PNG, WebP, AVIF or TIFF."),
    )
    PICTURE_TOO_LARGE = (
        "picture_too_large",
        _("The picture has too many pixels. Make it smaller and send it again."),
    )
    DAMAGED = "damaged", _("The file is damaged or incomplete. Save it anew and send that file.")
    ACTIVE = (
        "active",
        _(
            "The document holds scripts, forms that send, or other files. "
            "Print it to a new PDF and send that."
        ),
    )
    LOCKED = "locked", _("The document is locked by a password. Send it without one.")


class FileRefused(Exception):
    """A file that is not kept; `reason` says it in words for its sender."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Checked:
    """What may be kept: the bytes, their media type, and the ending that fits them."""

    content: bytes
    media_type: str
    ending: str


def check(file: IO[bytes]) -> Checked:
    """Recognize and check a file; raises FileRefused. Reads at most 20 MB into memory."""
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    if not content:
        raise FileRefused(Reason.EMPTY)
    if len(content) > MOST_BYTES:
        raise FileRefused(Reason.TOO_LARGE)
    if content.startswith(b"%PDF-"):
        _check_pdf(content)
        return Checked(content, "application/pdf", ".pdf")
    return _picture(content)


def _check_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-2048:] or b"startxref" not in content[-4096:]:
        raise FileRefused(Reason.DAMAGED)
    for part in _parts(content):
        plain = ESCAPED.sub(lambda found: bytes([int(found.group(1), 16)]), part)
        if LOCKED.search(plain):
            raise FileRefused(Reason.LOCKED)
        if ACTIVE.search(plain):
            raise FileRefused(Reason.ACTIVE)


def _parts(content: bytes) -> Iterator[bytes]:
    """All that stands outside of streams, and the inside of streams that hold objects."""
    unpacked, position = 0, 0
    for start in STREAM.finditer(content):
        if start.start() < position:
            continue
        head = content[position : start.start()]
        yield head
        end = content.find(b"endstream", start.end())
        end = len(content) if end < 0 else end
        position = end
        if b"/ObjStm" in head[-1000:] and (part := _inflated(content[start.end() : end])):
            unpacked += len(part)
            if unpacked > MOST_UNPACKED:
                raise FileRefused(Reason.DAMAGED)
            yield part
    yield content[position:]


def _inflated(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        part = unpacker.decompress(packed, MOST_UNPACKED)
    except zlib.error as error:
        raise FileRefused(Reason.DAMAGED) from error
    if unpacker.unconsumed_tail:
        raise FileRefused(Reason.DAMAGED)
    return part


def _picture(content: bytes) -> Checked:
    try:
        image = Image.open(io.BytesIO(content), formats=PICTURES)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise FileRefused(Reason.PICTURE_TOO_LARGE) from bomb
    except Exception as error:  # hostile headers make decoders raise nearly anything
        raise FileRefused(Reason.UNKNOWN) from error
    with image:
        if image.width * image.height > MOST_PIXELS:
            raise FileRefused(Reason.PICTURE_TOO_LARGE)
        try:
            return _anew(image)
        except Exception as error:  # as above
            raise FileRefused(Reason.DAMAGED) from error


def _anew(image: Image.Image) -> Checked:
    """Upright, of pixels alone: JPEG, or PNG where something is transparent."""
    image.load()
    upright = ImageOps.exif_transpose(image)
    see_through = upright.has_transparency_data
    pixels = upright.convert("RGBA" if see_through else "RGB")
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture of the same pixels: comments, profiles and locations stay behind.
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    out = io.BytesIO()
    if see_through:
        bare.save(out, "PNG")
        return Checked(out.getvalue(), "image/png", ".png")
    bare.save(out, "JPEG", quality=88)
    return Checked(out.getvalue(), "image/jpeg", ".jpg")
