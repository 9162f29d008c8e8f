"""Films: MP4 files by their boxes, and the addresses of HLS playlists.

Boxes: https://developer.apple.com/documentation/quicktime-file-format and ISO/IEC 14496-12.
"""

import os
import struct
from collections.abc import Collection
from typing import IO
from urllib.parse import urlsplit

from symposium.exhibition.media.refusals import MediumRefused, Reason

BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"}
MOST_BOXES = 10_000


def check_mp4(file: IO[bytes]) -> None:
    """Refuse what is not an MP4 with its index and its pictures. Reads only the boxes' heads."""
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(12)
    if len(head) < 12 or head[4:8] != b"ftyp" or head[8:12] not in BRANDS:
        raise MediumRefused(Reason.NOT_A_FILM)
    kinds = _top_boxes(file, length)
    for kind in (b"moov", b"mdat"):
        if kind not in kinds:
            raise MediumRefused(Reason.FILM_DAMAGED, f"no {kind.decode()} box")


def _top_boxes(file: IO[bytes], length: int) -> set[bytes]:
    kinds: set[bytes] = set()
    position = 0
    for _number in range(MOST_BOXES):
        if position == length:
            return kinds
        file.seek(position)
        size, kind = _box(file)
        if size == 0:  # reaches to the end of the file
            size = length - position
        if size < 8 or position + size > length:
            raise MediumRefused(Reason.FILM_DAMAGED, f"box at byte {position}")
        kinds.add(kind)
        position += size
    raise MediumRefused(Reason.FILM_DAMAGED, "too many boxes")


def _box(file: IO[bytes]) -> tuple[int, bytes]:
    """Size and kind of the box that starts here; a size of 1 stands for a long one behind it."""
    head = file.read(8)
    if len(head) < 8:
        raise MediumRefused(Reason.FILM_DAMAGED, "cut off within a box")
    size, kind = struct.unpack(">I4s", head)
    if size == 1:
        long_size = file.read(8)
        if len(long_size) < 8:
            raise MediumRefused(Reason.FILM_DAMAGED, "cut off within a box")
        size = struct.unpack(">Q", long_size)[0]
    return size, kind


def check_stream(address: str, allowed_hosts: Collection[str]) -> str:
    """The address, trimmed, if browsers may play it: on this site (`/…`), or by https from one of
    `allowed_hosts` (as the content policy writes them). Nothing is fetched."""
    address = address.strip()
    parts = urlsplit(address)
    if not parts.path.endswith(".m3u8"):
        raise MediumRefused(Reason.STREAM_ADDRESS)
    # Browsers read "/\\" as "//": the start of another site's address.
    if not parts.scheme and not parts.netloc and address.startswith("/") and "\\" not in address:
        return address
    hosts = {host.removeprefix("https://").rstrip("/") for host in allowed_hosts}
    if parts.scheme != "https" or "@" in parts.netloc or parts.netloc not in hosts:
        raise MediumRefused(Reason.STREAM_HOST, parts.netloc)
    return address
