"""What a viewer is called on the way to a figure: a person by account, a browser by a hash."""

import hashlib
import hmac
from functools import lru_cache

from streaming.audience.models import VIEWER_LENGTH, EditionSalt
from symposium.accounts.models import User

PERSON = "u"
BROWSER = "v"


def of_person(user: User) -> str:
    """The same on whatever device."""
    return f"{PERSON}{user.pk}"


def of_browser(viewer: str) -> str:
    """Not hashed yet: lives in memory for two seconds and is never stored."""
    return f"{BROWSER}{viewer}"


def person_in(name: str) -> int | None:
    """The account behind a name; None for browsers."""
    return int(name.removeprefix(PERSON)) if name.startswith(PERSON) else None


def stored(edition_id: int, name: str) -> str:
    """As tables know it: of a browser 128 bits that lead back to nobody without the salt.

    What is stored form already stays as it is. One query for the first name of an edition.
    """
    if not name.startswith(BROWSER):
        return name
    digest = hmac.new(_salt(edition_id), name.encode(), hashlib.sha256)
    return digest.hexdigest()[:VIEWER_LENGTH]


def forget_salts() -> None:
    """Read salts anew; one that has been destroyed must not live on in a process."""
    _salt.cache_clear()


@lru_cache(maxsize=64)
def _salt(edition_id: int) -> bytes:
    salt, _is_new = EditionSalt.objects.get_or_create(edition_id=edition_id)
    return salt.value.encode()
