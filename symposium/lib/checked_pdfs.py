"""PDF documents that do nothing but show pages."""

import re
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from symposium.lib.refusals import Refusal

PDF_HEAD = b"%PDF-"
# What a document needs for running something, for carrying other files, or for asking a password.
ACTIVE = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Movie|Sound)"
    rb"(?![A-Za-z0-9])"
)
LOCKED = re.compile(rb"/Encrypt(?![A-Za-z0-9])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"stream\r?\n")
# Compressed objects are looked into up to here; a document that unpacks to more is refused.
MOST_UNPACKED = 64 * 1024 * 1024


class DocumentDamaged(Refusal):
    code = "document_damaged"
    message = _("The file is damaged or incomplete. Save it anew and send that file.")


class DocumentActive(Refusal):
    code = "document_active"
    message = _(
        "The document holds scripts, forms that send, or other files. "
        "Print it to a new PDF and send that."
    )


class DocumentLocked(Refusal):
    code = "document_locked"
    message = _("The document is locked by a password. Send it without one.")


def check_pdf(content: bytes) -> None:
    """Raises DocumentDamaged, DocumentActive or DocumentLocked. Unpacks at most 64 MB."""
    if b"%%EOF" not in content[-2048:] or b"startxref" not in content[-4096:]:
        raise DocumentDamaged
    for part in _parts(content):
        plain = ESCAPED.sub(lambda found: bytes([int(found.group(1), 16)]), part)
        if LOCKED.search(plain):
            raise DocumentLocked
        if ACTIVE.search(plain):
            raise DocumentActive


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
                raise DocumentDamaged
            yield part
    yield content[position:]


def _inflated(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        part = unpacker.decompress(packed, MOST_UNPACKED)
    except zlib.error as error:
        raise DocumentDamaged from error
    if unpacker.unconsumed_tail:
        raise DocumentDamaged
    return part
