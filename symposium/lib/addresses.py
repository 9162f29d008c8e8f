"""The network address of a visitor, as far as our own proxies vouch for it."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

# What one household or office is given of IPv6: limits that count single addresses of it
# would count nothing.
IPV6_NETWORK_BITS = 64


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


def network_of(address: str) -> str:
    """What limits count: an IPv4 address as it is, of an IPv6 address its /64 network.

    Something that is no address stands for itself.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    host_bits = 128 - IPV6_NETWORK_BITS
    return str(IPv6Address(int(parsed) >> host_bits << host_bits))
