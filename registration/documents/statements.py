"""What a paper states, as one text that is signed, carried by its QR code and checked by anybody.

A statement is compact JSON in UTF-8: `v` (1), `kind`, `serial`, `edition` (its address), `issued`
(a date), `language` and `facts` (name → text). Signed is `PREFIX` followed by it. The address in
the QR code ends in `#<key>.<statement>.<signature>`, both in base64url, which no server sees.

A PDF ends in a line of its own, `%symposium <serial> <key> <signature>`; signed is `FILE_PREFIX`,
the serial, a line's end and all bytes before that line.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from registration.documents.models import IssuedDocument
from symposium.lib import signatures

PREFIX = b"symposium document 1\n"
FILE_PREFIX = b"symposium file 1\n"
TRAILER = re.compile(rb"\n%symposium ([0-9A-Z]+) ([0-9a-f]{8}) ([A-Za-z0-9_-]{86})\n?\Z")


def written(
    *,
    kind: str,
    serial: str,
    edition: str,
    issued_on: date,
    language: str,
    facts: Mapping[str, str],
) -> str:
    """The text to be signed."""
    return json.dumps(
        {
            "v": 1,
            "kind": kind,
            "serial": serial,
            "edition": edition,
            "issued": issued_on.isoformat(),
            "language": language,
            "facts": dict(facts),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def signed(statement: str) -> bytes:
    return signatures.sign(PREFIX + statement.encode())


def is_genuine(document: IssuedDocument) -> bool:
    """Whether the row says what was signed: not if somebody has changed the database."""
    return signatures.verify(
        PREFIX + document.statement.encode(), bytes(document.signature), document.key_id
    )


def address_of(document: IssuedDocument) -> str:
    """Where a paper is verified, with all that checking it without us needs."""
    proof = f"{document.key_id}.{_base64(document.statement.encode())}"
    return f"{short_address_of(document)}#{proof}.{_base64(bytes(document.signature))}"


def short_address_of(document: IssuedDocument) -> str:
    """To be typed from paper."""
    with translation.override(document.language):
        path = reverse("documents:verify_code", args=[document.edition.slug, document.code])
    return f"{settings.SITE_URL}{path}"


@dataclass(frozen=True)
class Proof:
    """What the end of a QR code's address says, and whether one of our keys has signed it."""

    statement: str
    is_signed: bool


def read(proof: str) -> Proof | None:
    """Read `<key>.<statement>.<signature>`, or an address that ends in it; None for all else."""
    parts = proof.rpartition("#")[2].split(".")
    if len(parts) != 3:
        return None
    try:
        statement = _unbase64(parts[1]).decode()
        signature = _unbase64(parts[2])
    except ValueError:
        return None
    is_signed = signatures.verify(PREFIX + statement.encode(), signature, parts[0])
    return Proof(statement, is_signed)


def signed_file(pdf: bytes, serial: str) -> bytes:
    """The PDF with its signature as a last line, which readers of PDF pass over."""
    signature = signatures.sign(_signed_part(pdf, serial.encode()))
    trailer = f"\n%symposium {serial} {signatures.key_id()} {_base64(signature)}\n"
    return pdf + trailer.encode()


def serial_of_file(content: bytes) -> tuple[str, bool]:
    """The serial that a PDF names, and whether each of its bytes is as we signed it."""
    found = TRAILER.search(content[-200:])
    if found is None:
        return "", False
    serial, key, signature = found.groups()
    end = max(0, len(content) - 200) + found.start()
    part = _signed_part(content[:end], serial)
    return serial.decode(), signatures.verify(part, _unbase64(signature.decode()), key.decode())


def commitment(salt: str, *texts: str) -> str:
    """Stands for texts that a statement must not show: 128 bits, which tell nothing without the
    salt. Case and blanks do not count."""
    joined = "\n".join([salt, *("".join(text.split()).upper() for text in texts)])
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def _signed_part(pdf: bytes, serial: bytes) -> bytes:
    return FILE_PREFIX + serial + b"\n" + pdf


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _unbase64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
