"""The signed text in the QR code of a badge: who may come in, checked without a network.

`SYM1` and, in Base32 without padding (letters and digits, which QR codes hold densely and hand
scanners type safely), 22 bytes and their Ed25519 signature. The bytes, big-endian: format (1),
edition (4), registration (4), category (4), mode (1: 0 on site, 1 online), version of the ticket
(2), first valid day since 1970 (2), which days from it on (4, bit by bit; none: all days).
No name and no address is in it. `tests/contracts/checkin/tickets.json` has examples.
"""

import base64
import binascii
import dataclasses
import struct
from collections.abc import Iterable
from datetime import date, timedelta

from registration.models import Registration
from symposium.lib import signatures

PREFIX = "SYM1"
FORMAT = 1
LAYOUT = struct.Struct(">BIIIBHHI")
SIGNATURE_BYTES = 64
EPOCH = date(1970, 1, 1)
MODES = (Registration.Mode.ON_SITE, Registration.Mode.ONLINE)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Ticket:
    """What a ticket says; `days` is empty for one that is valid on all days."""

    edition_id: int
    registration_id: int
    category_id: int
    mode: str
    version: int
    days: tuple[date, ...] = ()


def ticket_text(registration: Registration, days: Iterable[date] = ()) -> str:
    """What the registration's QR code carries."""
    ticket = Ticket(
        edition_id=registration.edition_id,
        registration_id=registration.pk,
        category_id=registration.category_id,
        mode=registration.mode,
        version=registration.ticket_version,
        days=tuple(sorted(days)),
    )
    payload = packed(ticket)
    return text_of(payload, signatures.sign(payload))


def read(text: str) -> Ticket | None:
    """The ticket of a text that we have signed; None for every other. Whether the registration
    has a newer one is for whoever looks it up to say."""
    parts = parted(text)
    if parts is None or not signatures.verify(*parts):
        return None
    return unpacked(parts[0])


def looks_signed(text: str) -> bool:
    """Whether a text claims to be a ticket."""
    return text.strip().upper().startswith(PREFIX)


def packed(ticket: Ticket) -> bytes:
    first = min(ticket.days, default=EPOCH)
    mask = sum(1 << (day - first).days for day in set(ticket.days))
    return LAYOUT.pack(
        FORMAT,
        ticket.edition_id,
        ticket.registration_id,
        ticket.category_id,
        MODES.index(Registration.Mode(ticket.mode)),
        ticket.version,
        (first - EPOCH).days,
        mask,
    )


def unpacked(payload: bytes) -> Ticket | None:
    if len(payload) != LAYOUT.size:
        return None
    form, edition, registration, category, mode, version, first, mask = LAYOUT.unpack(payload)
    if form != FORMAT or mode >= len(MODES):
        return None
    start = EPOCH + timedelta(days=first)
    return Ticket(
        edition_id=edition,
        registration_id=registration,
        category_id=category,
        mode=MODES[mode].value,
        version=version,
        days=tuple(start + timedelta(days=bit) for bit in range(32) if mask >> bit & 1),
    )


def text_of(payload: bytes, signature: bytes) -> str:
    return PREFIX + base64.b32encode(payload + signature).decode().rstrip("=")


def parted(text: str) -> tuple[bytes, bytes] | None:
    """Payload and signature of a text, unchecked; None when it is no ticket."""
    if not looks_signed(text):
        return None
    letters = text.strip().upper()[len(PREFIX) :]
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        return None
    if len(data) != LAYOUT.size + SIGNATURE_BYTES:
        return None
    return data[: LAYOUT.size], data[LAYOUT.size :]
