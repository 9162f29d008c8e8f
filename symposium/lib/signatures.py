"""Signatures that anybody can check without us: Ed25519 (RFC 8032), with one key and its elders.

The key comes from SIGNING_KEY, or from SECRET_KEY when that is unset. Papers outlive keys: the
public halves of earlier ones stand in SIGNING_OLD_KEYS, and what they signed stays valid.
"""

import hashlib
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from symposium.lib import keys

LENGTH = 64
"""Bytes of a signature."""


def sign(payload: bytes) -> bytes:
    """64 bytes that only the holder of the key can make; the same for the same payload."""
    return _private_key(settings.SIGNING_KEY, settings.SECRET_KEY).sign(payload)


def verify(payload: bytes, signature: bytes, key_id: str | None = None) -> bool:
    """Whether one of our keys, or the one that is named, has signed exactly this payload."""
    known = public_keys()
    tried = list(known.values()) if key_id is None else [known[key_id]] if key_id in known else []
    return any(_is_signed_by(key, payload, signature) for key in tried)


def key_id() -> str:
    """The name of the key that signs now: the first 8 hexadecimal digits of its SHA-256."""
    return _name(_own_public_key())


def public_keys() -> dict[str, bytes]:
    """Name → 32 bytes of each key whose signatures count, the one that signs now first."""
    own = _own_public_key()
    old = [keys.read(text, "SIGNING_OLD_KEYS") for text in settings.SIGNING_OLD_KEYS]
    return {_name(key): key for key in [own, *old]}


def _own_public_key() -> bytes:
    private = _private_key(settings.SIGNING_KEY, settings.SECRET_KEY)
    return private.public_key().public_bytes_raw()


@cache
def _private_key(text: str, secret: str) -> Ed25519PrivateKey:
    seed = keys.read(text, "SIGNING_KEY") if text else keys.derived(secret, "signatures")
    return Ed25519PrivateKey.from_private_bytes(seed)


def _name(public_key: bytes) -> str:
    return hashlib.sha256(public_key).hexdigest()[:8]


def _is_signed_by(public_key: bytes, payload: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, payload)
    except InvalidSignature:
        return False
    return True
