"""YouTube, by its address without cookies."""

import re
from typing import ClassVar
from urllib.parse import parse_qs, urlencode

from streaming.broadcast.providers.base import Kind, split

HOSTS = frozenset(
    {
        "youtube.com",
        "www.youtube.com",
        "m.youtube.com",
        "youtube-nocookie.com",
        "www.youtube-nocookie.com",
    }
)
VIDEO_ID = re.compile(r"[A-Za-z0-9_-]{11}")
PATHS = re.compile(r"/(?:live|embed|shorts|v)/([A-Za-z0-9_-]{11})/?")
SHORT_PATH = re.compile(r"/([A-Za-z0-9_-]{11})/?")


class YouTube:
    name: ClassVar[str] = "youtube"
    title: ClassVar[str] = "YouTube"
    kind: ClassVar[Kind] = "frame"
    is_third_party: ClassVar[bool] = True
    example: ClassVar[str] = "https://www.youtube.com/watch?v=…"

    def accept(self, url: str) -> str | None:
        """Addresses of pages, short links, live links and embeds of one video."""
        parts = split(url)
        if parts is None:
            return None
        found: str | None = None
        if parts.hostname == "youtu.be":
            match = SHORT_PATH.fullmatch(parts.path)
            found = match[1] if match else None
        elif parts.hostname in HOSTS and parts.path == "/watch":
            given = parse_qs(parts.query).get("v", [])
            found = given[0] if len(given) == 1 and VIDEO_ID.fullmatch(given[0]) else None
        elif parts.hostname in HOSTS:
            match = PATHS.fullmatch(parts.path)
            found = match[1] if match else None
        return f"https://www.youtube-nocookie.com/embed/{found}" if found else None

    def embed(self, address: str) -> str:
        """Loaded after a click, so it may start at once."""
        return f"{address}?{urlencode({'autoplay': 1, 'playsinline': 1, 'rel': 0})}"
