"""Pages that are the same for all strangers, kept in the cache for a minute.

What a page depends on is in its key. The nonce of its styles is not: each answer gets its own.
"""

import hashlib
import zlib
from collections.abc import Callable, Sequence

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from symposium.lib import shared_cache, time_zones

SECONDS = 60
# A cached page is text of our own templates; this stands where the nonce was.
NONCE_MARK = b"\0nonce\0"
# More is no page: nobody reads it twice within a minute.
MOST_BYTES = 8 * 1024 * 1024
HEADER = "X-Kept"


def answer(
    request: HttpRequest, *, about: Sequence[object], make: Callable[[], HttpResponse]
) -> HttpResponse:
    """The page that somebody has asked for within the last minute, else the one that `make` makes.

    `about` holds what the page depends on besides address, language, zone and theme. People whom
    we know get their own page, and a page that sets a cookie is nobody else's.
    """
    if request.method != "GET" or not shared_cache.is_by_a_stranger(request):
        return make()
    key = _key(request, about)
    nonce = str(getattr(request, "csp_nonce", "")).encode()
    body = cache.get(key)
    if body is not None:
        response = HttpResponse(zlib.decompress(body).replace(NONCE_MARK, nonce))
        response.headers[HEADER] = "hit"
        patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response
    response = make()
    if response.status_code == 200 and not response.cookies and len(response.content) < MOST_BYTES:
        content = response.content.replace(nonce, NONCE_MARK) if nonce else response.content
        cache.set(key, zlib.compress(content, 1), SECONDS)
    return response


def _key(request: HttpRequest, about: Sequence[object]) -> str:
    dependencies = [
        *about,
        request.get_full_path(),
        translation.get_language(),
        str(timezone.get_current_timezone()),
        time_zones.chosen_zone(request) is not None,
        request.COOKIES.get("theme", ""),
    ]
    return f"page:{hashlib.sha256(repr(dependencies).encode()).hexdigest()}"
