"""Uploaded media from MEDIA_ROOT, where neither a web server nor a bucket serves them.

Only what `TYPES` names is served, and nothing below `private/`; files are never run or guessed at.
Paths hold a hash of the content, so answers may be kept forever. Ranges let films be sought.
"""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path, PurePosixPath

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.handlers.asgi import ASGIRequest
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotFound,
    StreamingHttpResponse,
)
from django.utils._os import safe_join
from django.utils.http import http_date
from django.views.decorators.http import require_safe

TYPES = {
    ".avif": "image/avif",
    ".glb": "model/gltf-binary",
    ".jpg": "image/jpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
}
PRIVATE = "private"
CHUNK = 256 * 1024
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file at `path` below MEDIA_ROOT, whole or the one range asked for."""
    file = _file_at(path)
    if file is None:
        # Nobody reads this page: browsers ask for pictures. It costs no query.
        return HttpResponseNotFound("There is no such file.\n", content_type="text/plain")
    stat = file.stat()
    tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "public, max-age=31536000, immutable",
        "ETag": tag,
        "Last-Modified": http_date(stat.st_mtime),
        "X-Content-Type-Options": "nosniff",
    }
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers=headers)
    start, end, status = 0, stat.st_size, 200
    # A range of an older file would be sewn to the wrong rest.
    asked = request.headers.get("Range", "")
    if asked and request.headers.get("If-Range", tag) == tag:
        found = _range_of(asked, stat.st_size)
        if found == (0, 0):
            headers["Content-Range"] = f"bytes */{stat.st_size}"
            return HttpResponse(status=416, headers=headers)
        if found is not None:
            (start, end), status = found, 206
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{stat.st_size}"
    headers["Content-Length"] = str(end - start)
    content_type = TYPES[file.suffix]
    if request.method == "HEAD":
        return HttpResponse(status=status, content_type=content_type, headers=headers)
    # Django would read a plain iterator to its end before an ASGI server gets the first byte.
    pieces = _pieces_async if isinstance(request, ASGIRequest) else _pieces
    return StreamingHttpResponse(
        pieces(file, start, end), status=status, content_type=content_type, headers=headers
    )


def _file_at(path: str) -> Path | None:
    parts = PurePosixPath(path)
    if parts.suffix not in TYPES or parts.parts[0] == PRIVATE or ".." in parts.parts:
        return None
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
        return file if file.is_file() else None
    except (SuspiciousFileOperation, ValueError, OSError):  # OSError: a name too long to be one
        return None


def _range_of(asked: str, size: int) -> tuple[int, int] | None:
    """Start and end (exclusive); None for what may be ignored, (0, 0) for what lies outside."""
    found = RANGE.fullmatch(asked.strip())
    if not found or found.group() == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        return (max(0, size - int(last)), size) if int(last) and size else (0, 0)
    start, end = int(first), min(int(last) + 1, size) if last else size
    if last and int(last) < start:
        return None
    return (start, end) if start < size else (0, 0)


def _pieces(file: Path, start: int, end: int) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(start)
        left = end - start
        while left > 0 and (piece := opened.read(min(CHUNK, left))):
            left -= len(piece)
            yield piece


async def _pieces_async(file: Path, start: int, end: int) -> AsyncIterator[bytes]:
    pieces = _pieces(file, start, end)
    read = sync_to_async(lambda: next(pieces, b""), thread_sensitive=False)
    while piece := await read():
        yield piece
