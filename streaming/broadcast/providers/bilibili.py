"""Bilibili: videos by their BV or av number, and live rooms."""

import re
from typing import ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from streaming.broadcast.providers.base import Kind, split

HOSTS = frozenset({"bilibili.com", "www.bilibili.com", "m.bilibili.com"})
VIDEO_PATH = re.compile(r"/video/(?:(BV[A-Za-z0-9]{10})|av([1-9][0-9]{0,18}))/?", re.IGNORECASE)
ROOM_PATH = re.compile(r"/(?:blanc/|h5/)?([1-9][0-9]{0,14})/?")
BV = re.compile(r"BV[A-Za-z0-9]{10}")
NUMBER = re.compile(r"[1-9][0-9]{0,18}")
PLAYER = "https://player.bilibili.com/player.html"
ROOM_PLAYER = "https://www.bilibili.com/blackboard/live/live-activity-player.html"


class Bilibili:
    name: ClassVar[str] = "bilibili"
    title: ClassVar[str] = "Bilibili"
    kind: ClassVar[Kind] = "frame"
    is_third_party: ClassVar[bool] = True
    example: ClassVar[str] = "https://www.bilibili.com/video/BV…"

    def accept(self, url: str) -> str | None:
        """Addresses of a video page, of a live room, and of either's player."""
        parts = split(url)
        if parts is None:
            return None
        if parts.hostname == "live.bilibili.com":
            match = ROOM_PATH.fullmatch(parts.path)
            return _room(match[1]) if match else None
        if parts.hostname == "player.bilibili.com" and parts.path == "/player.html":
            return _of_player(parse_qs(parts.query))
        if parts.hostname not in HOSTS:
            return None
        if f"https://{parts.hostname}{parts.path}" == ROOM_PLAYER:
            given = parse_qs(parts.query).get("cid", [""])[0]
            return _room(given) if NUMBER.fullmatch(given) else None
        match = VIDEO_PATH.fullmatch(parts.path)
        if match is None:
            return None
        return _video(bvid=f"BV{match[1][2:]}") if match[1] else _video(aid=match[2])

    def embed(self, address: str) -> str:
        """Bilibili's player starts by itself unless told not to; it does not remember us."""
        extra = {"danmaku": 0} if urlsplit(address).hostname == "player.bilibili.com" else {}
        return f"{address}&{urlencode({'autoplay': 0, **extra})}"


def _video(**number: str) -> str:
    return f"{PLAYER}?{urlencode(number)}"


def _room(number: str) -> str:
    return f"{ROOM_PLAYER}?{urlencode({'cid': number, 'quality': 0})}"


def _of_player(query: dict[str, list[str]]) -> str | None:
    bvid, aid = query.get("bvid", [""])[0], query.get("aid", [""])[0]
    if BV.fullmatch(bvid):
        return _video(bvid=bvid)
    return _video(aid=aid) if NUMBER.fullmatch(aid) else None
