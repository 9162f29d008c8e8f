"""The audience needs no account: a random first-party id, signed, in a cookie.

The id says nothing about a person. Figures keep only its hash with a salt of the edition.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

COOKIE = "viewer"
SALT = "symposium.viewer"
MAX_AGE_SECONDS = 400 * 24 * 3600


def new_token() -> str:
    """A signed token that holds a new random id."""
    return signing.Signer(salt=SALT).sign(secrets.token_urlsafe(16))


def id_in(token: str) -> str | None:
    """The viewer's id in a signed token; None when the token is not ours."""
    try:
        return signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None


def viewer_of(request: HttpRequest) -> str | None:
    """The viewer's id of a request that carries the cookie."""
    return id_in(request.COOKIES.get(COOKIE, ""))


def remember(response: HttpResponseBase, token: str) -> None:
    """Set the cookie. Never on an answer that a shared cache may keep."""
    response.set_cookie(
        COOKIE,
        token,
        max_age=MAX_AGE_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
