"""Files that people send: recognized by content, never by name, and kept so that none can do harm.

A picture is written anew, so that nothing hidden in it (places, second files) is kept. A PDF is
kept as it is, unless it would run something, holds other files, or is locked. Where a text may be
sent as well, it must be UTF-8.
"""

import hashlib
import io
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from symposium.lib.checked_pdfs import PDF_HEAD, DocumentDamaged, check_pdf
from symposium.lib.refusals import Refusal

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000  # decoded at 4 bytes each: 200 MB of memory
LONGEST_SIDE = 4000
PICTURES = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"]
MARK = "\ufeff"
"""Before a text: tells browsers that it is UTF-8, whoever serves it."""
LAYOUT = {"\n", "\r", "\t", "\f", MARK}


class DocumentTooLarge(Refusal):
    code = "document_too_large"
    message = _("The file is larger than 20 megabytes.")


class DocumentEmpty(Refusal):
    code = "document_empty"
    message = _("The file is empty.")


class DocumentUnknown(Refusal):
    code = "document_unknown"
    message = _(
        "This is neither a PDF document nor a picture. Send PDF, JPEG, PNG, WebP, AVIF or TIFF."
    )


class NotEvenText(DocumentUnknown):
    message = _("This file cannot be offered. Send a PDF, a JPEG, PNG or WebP picture, or a text.")


class PictureTooLarge(Refusal):
    code = "picture_too_large"
    message = _("The picture has too many pixels. Make it smaller and send it again.")


@dataclass(frozen=True)
class Document:
    """A checked document, as others may get it. `ending` begins with a dot."""

    content: bytes
    media_type: str
    ending: str

    def path_below(self, folder: str) -> str:
        """A path made of the content's hash, so that it may be cached forever."""
        digest = hashlib.sha256(self.content).hexdigest()
        return f"{folder}/{digest[:2]}/{digest[2:34]}{self.ending}"


def check(file: IO[bytes], *, or_text: bool = False) -> Document:
    """What an upload really is. Raises one of the refusals of this module and of checked_pdfs.

    Costs the file's size in memory, and 4 bytes a pixel for a picture.
    """
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    if not content:
        raise DocumentEmpty
    if len(content) > MOST_BYTES:
        raise DocumentTooLarge
    if content.startswith(PDF_HEAD):
        check_pdf(content)
        return Document(content, "application/pdf", ".pdf")
    picture = _picture(content)
    if picture is not None:
        return picture
    if or_text:
        return _text(content)
    raise DocumentUnknown


def _picture(content: bytes) -> Document | None:
    """The picture, written anew; None when it is none."""
    try:
        image = Image.open(io.BytesIO(content), formats=PICTURES)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureTooLarge from bomb
    except Exception:  # hostile headers make decoders raise nearly anything
        return None
    with image:
        # Decided by the header alone: not a pixel is decoded before.
        if image.width * image.height > MOST_PIXELS:
            raise PictureTooLarge
        try:
            return _anew(image)
        except Exception as error:  # as above
            raise DocumentDamaged from error


def _anew(image: Image.Image) -> Document:
    """Upright, of pixels alone: JPEG, or PNG where something is transparent."""
    image.load()
    upright = _in_plain_colors(ImageOps.exif_transpose(image))
    see_through = upright.has_transparency_data
    pixels = upright.convert("RGBA" if see_through else "RGB")
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new picture of the same pixels: comments, profiles and locations stay behind.
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    out = io.BytesIO()
    if see_through:
        bare.save(out, "PNG")
        return Document(out.getvalue(), "image/png", ".png")
    bare.save(out, "JPEG", quality=88)
    return Document(out.getvalue(), "image/jpeg", ".jpg")


def _in_plain_colors(image: Image.Image) -> Image.Image:
    """The same colors without the profile that explains them, and 16 bits of gray as 8."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda light: light * (1 / 256)).convert("L")
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK"}:
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        told = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        plain = ImageCms.profileToProfile(
            image, told, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError):
        return image  # a profile that cannot be read explains nothing
    return plain or image


def _text(content: bytes) -> Document:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotEvenText from None
    if not text.strip() or any(ord(letter) < 32 and letter not in LAYOUT for letter in text):
        raise NotEvenText
    return Document((MARK + text).encode(), "text/plain", ".txt")
