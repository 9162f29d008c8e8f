"""HTTP Live Streaming, from our own address or from a host that the operator lists."""

import posixpath
import re
from typing import ClassVar
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings

from streaming.broadcast.providers.base import LONGEST_ADDRESS, Kind, split

PATH = re.compile(r"/[A-Za-z0-9._~/%+=,@-]*\.m3u8")
QUERY = re.compile(r"[A-Za-z0-9._~/%+=&,@:-]*")


class Hls:
    name: ClassVar[str] = "hls"
    title: ClassVar[str] = "HLS"
    kind: ClassVar[Kind] = "hls"
    is_third_party: ClassVar[bool] = False
    example: ClassVar[str] = "https://media.example.org/live/main.m3u8"

    def accept(self, url: str) -> str | None:
        """A path of our own (`/…/main.m3u8`), or https on our own or a listed media host.

        Other hosts are refused here, because the Content-Security-Policy would refuse them in
        every browser of the audience.
        """
        text = url.strip()
        if text.startswith(f"{settings.SITE_URL}/"):
            text = text.removeprefix(settings.SITE_URL)
        if text.startswith("/"):
            return _own_path(text)
        parts = split(text)
        if parts is None or not _is_playlist(parts.path, parts.query):
            return None
        if f"https://{parts.hostname}" not in {_origin(host) for host in settings.MEDIA_HOSTS}:
            return None
        return urlunsplit(("https", parts.hostname, parts.path, parts.query, ""))

    def embed(self, address: str) -> str:
        return address


def _own_path(text: str) -> str | None:
    if text.startswith("//") or len(text) > LONGEST_ADDRESS:
        return None
    parts = urlsplit(text)
    if not _is_playlist(parts.path, parts.query):
        return None
    return urlunsplit(("", "", parts.path, parts.query, ""))


def _is_playlist(path: str, query: str) -> bool:
    return (
        PATH.fullmatch(path) is not None
        and QUERY.fullmatch(query) is not None
        and posixpath.normpath(path) == path
    )


def _origin(host: str) -> str:
    """MEDIA_HOSTS may name hosts with or without a scheme, as the policy allows both."""
    return host.rstrip("/") if "://" in host else f"https://{host}"
