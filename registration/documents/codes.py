"""Codes as people type them."""

from registration.documents.models.issued import SERIAL_LENGTH
from registration.models import CODE_ALPHABET


def serial_in(text: str) -> str:
    """The serial that a typed code or an address holds; empty when it cannot be one."""
    typed = text.partition("#")[0].rstrip("/").rpartition("/")[2]
    serial = "".join(letter for letter in typed.upper() if letter.isalnum())
    is_one = len(serial) == SERIAL_LENGTH and set(serial) <= set(CODE_ALPHABET)
    return serial if is_one else ""
