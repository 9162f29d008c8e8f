"""Keys of the installation: 32 bytes from a setting, or derived from SECRET_KEY by HKDF."""

import base64
import binascii

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.core.exceptions import ImproperlyConfigured

LENGTH = 32


def read(text: str, setting: str) -> bytes:
    """32 bytes written in base64, in either of its alphabets. Raises ImproperlyConfigured."""
    plain = text.strip().rstrip("=").replace("-", "+").replace("_", "/")
    try:
        key = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != LENGTH:
        raise ImproperlyConfigured(f"{setting} must be {LENGTH} bytes in base64.")
    return key


def written(key: bytes) -> str:
    """As `read` reads it, fit for addresses."""
    return base64.urlsafe_b64encode(key).decode().rstrip("=")


def derived(secret: str, purpose: str) -> bytes:
    """A key for one purpose; it tells nothing of the secret, nor of a key for another purpose."""
    return HKDF(
        algorithm=SHA256(), length=LENGTH, salt=None, info=f"symposium {purpose}".encode()
    ).derive(secret.encode())
