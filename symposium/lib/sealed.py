"""A model field whose content lies encrypted in the database: AES-256-GCM, bound to its column.

The key comes from PASSPORT_KEY, or from SECRET_KEY when that is unset; PASSPORT_OLD_KEYS open what
was sealed before a change, and `manage.py reseal` seals it anew. Nothing can be searched by it.
"""

import base64
import hashlib
import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models

from symposium.lib import keys

VERSION = "1"
NONCE_LENGTH = 12


class CannotUnseal(Exception):
    """The content was sealed with a key that is not here, for another column, or is damaged."""


class SealedField(models.TextField[Any, Any]):
    """Holds anything that JSON can; None stays NULL. Looked up only by whether it is NULL."""

    description = "Encrypted JSON"

    def get_prep_value(self, value: object) -> str | None:
        return None if value is None else seal(json.dumps(value, ensure_ascii=False), self._place)

    def from_db_value(self, value: str | None, *_args: object) -> Any:
        return None if value is None else json.loads(unseal(value, self._place))

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        """What fixtures and dumps carry: sealed as well."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError("What is sealed cannot be searched.")
        return super().get_lookup(lookup_name)

    @property
    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


def seal(text: str, place: str) -> str:
    """`1.<key>.<nonce and ciphertext>`; two seals of one text differ."""
    key = _keys()[0]
    nonce = secrets.token_bytes(NONCE_LENGTH)
    sealed = nonce + AESGCM(key).encrypt(nonce, text.encode(), place.encode())
    return f"{VERSION}.{_name(key)}.{base64.urlsafe_b64encode(sealed).decode()}"


def unseal(sealed: str, place: str) -> str:
    """Raises CannotUnseal."""
    version, _dot, rest = sealed.partition(".")
    name, _dot, content = rest.partition(".")
    key = {_name(one): one for one in _keys()}.get(name)
    if version != VERSION or key is None:
        raise CannotUnseal(f"There is no key {name!r} that opens {place}.")
    try:
        raw = base64.urlsafe_b64decode(content)
        opened = AESGCM(key).decrypt(raw[:NONCE_LENGTH], raw[NONCE_LENGTH:], place.encode())
    except (InvalidTag, ValueError):
        raise CannotUnseal(f"What is sealed in {place} is damaged.") from None
    return opened.decode()


def is_current(sealed: str) -> bool:
    """Whether the present key has sealed it."""
    return sealed.startswith(f"{VERSION}.{_name(_keys()[0])}.")


def _keys() -> list[bytes]:
    """The one that seals, then those that only open."""
    given = settings.PASSPORT_KEY
    own = keys.read(given, "PASSPORT_KEY") if given else keys.derived(settings.SECRET_KEY, "sealed")
    old = [keys.read(text, "PASSPORT_OLD_KEYS") for text in settings.PASSPORT_OLD_KEYS]
    return [own, *old]


def _name(key: bytes) -> str:
    return hashlib.sha256(b"name of a key" + key).hexdigest()[:8]


def fields_of(model: type[models.Model]) -> list[SealedField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedField)]
