"""Uploaded documents: recognized by content, never by name, and kept so that none can do harm.

A PDF is kept as it is, a picture is written anew without its metadata, a text must be UTF-8.
"""

import hashlib
import io
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from symposium.lib.refusals import Refusal

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000  # decoded at 4 bytes each: 200 MB of memory
PDF_HEAD, PDF_TAIL = b"%PDF-", b"%%EOF"
TAIL_BYTES = 2048
PICTURES = {
    "JPEG": ("image/jpeg", ".jpg"),
    "PNG": ("image/png", ".png"),
    "WEBP": ("image/webp", ".webp"),
}
MARK = "\ufeff"
"""Before a text: tells browsers that it is UTF-8, whoever serves it."""
LAYOUT = {"\n", "\r", "\t", "\f", MARK}


class DocumentTooLarge(Refusal):
    code = "document_too_large"
    message = _("The file is larger than 20 MB. Make it smaller, or give its address instead.")


class DocumentUnknown(Refusal):
    code = "document_unknown"
    message = _("This file cannot be offered. Send a PDF, a JPEG, PNG or WebP picture, or a text.")


class DocumentDamaged(Refusal):
    code = "document_damaged"
    message = _("The file is damaged or incomplete. Open it, save it anew and send that file.")


@dataclass(frozen=True)
class Document:
    """A checked document, as visitors may get it. `ending` begins with a dot."""

    content: bytes
    media_type: str
    ending: str

    def path_below(self, folder: str) -> str:
        """A path made of the content's hash, so that it may be cached forever."""
        digest = hashlib.sha256(self.content).hexdigest()
        return f"{folder}/{digest[:2]}/{digest[2:34]}{self.ending}"


def check(file: IO[bytes]) -> Document:
    """What an upload really is. Raises DocumentTooLarge, DocumentUnknown and DocumentDamaged.

    Costs the file's size in memory, and 4 bytes a pixel for a picture.
    """
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise DocumentTooLarge
    if content.startswith(PDF_HEAD):
        if PDF_TAIL not in content[-TAIL_BYTES:]:
            raise DocumentDamaged
        return Document(content, "application/pdf", ".pdf")
    return _picture(content) or _text(content)


def _picture(content: bytes) -> Document | None:
    """The picture, upright and without metadata; None when it is none."""
    try:
        image = Image.open(io.BytesIO(content), formats=list(PICTURES))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise DocumentTooLarge from None
    except Exception:
        return None
    format_ = image.format or ""
    media_type, ending = PICTURES[format_]
    with image:
        # Decided by the header alone: not a pixel is decoded before.
        if image.width * image.height > MOST_PIXELS:
            raise DocumentTooLarge
        written = io.BytesIO()
        try:
            upright = ImageOps.exif_transpose(image)
            colors = image.info.get("icc_profile")
            pixels = Image.new(upright.mode, upright.size)
            pixels.paste(upright)
            if upright.mode == "P":
                pixels = upright.convert("RGBA")
            pixels.save(written, format_, icc_profile=colors)
        except Exception as error:
            raise DocumentDamaged from error
    return Document(written.getvalue(), media_type, ending)


def _text(content: bytes) -> Document:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DocumentUnknown from None
    if not text.strip() or any(ord(letter) < 32 and letter not in LAYOUT for letter in text):
        raise DocumentUnknown
    return Document((MARK + text).encode(), "text/plain", ".txt")
