"""The network address of a visitor, as far as our own proxies vouch for it."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The visitor's IP address.

    Only the last `TRUSTED_PROXY_COUNT` entries of X-Forwarded-For were written by our own
    proxies; what stands before them is the visitor's claim and is ignored.
    """
    return client_address(
        str(request.META.get("REMOTE_ADDR", "")), request.headers.get("X-Forwarded-For", "")
    )


def client_address(peer: str, forwarded_for: str) -> str:
    """The same from a socket's peer and header, for callers without an HttpRequest."""
    count = settings.TRUSTED_PROXY_COUNT
    hops = [hop.strip() for hop in forwarded_for.split(",") if hop.strip()]
    return hops[-count] if count and len(hops) >= count else peer
