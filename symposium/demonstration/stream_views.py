"""The files of the demonstration's stream: some are stored, some follow from the clock."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from symposium.demonstration import loop

PLAYLIST = re.compile(r"(live|vod)(?:-([a-z0-9-]+))?\.m3u8")
SUBTITLES = re.compile(r"(subtitles-[a-z-]+)-(\d\d)\.vtt")
STORED = re.compile(r"[a-z0-9-]{1,80}\.(?:mp4|m4s)")
A_DAY = 86_400


@require_safe
def stream_file(request: HttpRequest, name: str) -> HttpResponse:
    """A playlist, a segment or its subtitles; 404 for everything else."""
    try:
        return _playlist(name) or _subtitles(name) or _stored(name)
    except loop.NoSuchTrack as missing:
        raise Http404 from missing


def _playlist(name: str) -> HttpResponse | None:
    if not (match := PLAYLIST.fullmatch(name)):
        return None
    mode, stem = match.groups()
    stream = loop.stored()
    if stem is None:
        text, seconds = loop.master_playlist(stream, mode), 60
    elif mode == "vod":
        text, seconds = loop.vod_playlist(stream, stem), 60
    else:
        text, seconds = loop.live_playlist(stream, stem, timezone.now()), 1
    return _answer(text.encode(), "application/vnd.apple.mpegurl", seconds)


def _subtitles(name: str) -> HttpResponse | None:
    if not (match := SUBTITLES.fullmatch(name)):
        return None
    text = loop.subtitle_segment(loop.stored(), match[1], int(match[2]))
    return _answer(text.encode(), "text/vtt; charset=utf-8", A_DAY)


def _stored(name: str) -> HttpResponse:
    path = loop.FOLDER / name
    if not STORED.fullmatch(name) or not path.is_file():
        raise loop.NoSuchTrack(name)
    return _answer(path.read_bytes(), "video/mp4", A_DAY)


def _answer(content: bytes, content_type: str, seconds: int) -> HttpResponse:
    headers = {"Cache-Control": f"public, max-age={seconds}"}
    return HttpResponse(content, content_type=content_type, headers=headers)
