"""3D models: binary glTF 2.0 that stands for itself and that every browser can show.

The container: https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html#binary-gltf-layout
"""

import json
import os
import struct
from dataclasses import dataclass
from typing import IO, Any, NoReturn

from symposium.exhibition.media import gltf
from symposium.exhibition.media.refusals import MediumRefused, Reason

MAGIC = b"glTF"
JSON_CHUNK = 0x4E4F534A
BINARY_CHUNK = 0x004E4942
MOST_JSON = 16 * 1024 * 1024


@dataclass(frozen=True)
class Model:
    """A checked model."""

    vertices: int


def check(file: IO[bytes]) -> Model:
    """Refuse what is not one whole GLB. Raises MediumRefused; reads no geometry into memory."""
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    _check_head(file.read(12), length)
    document, binary_length = _chunks(file, length)
    return Model(vertices=gltf.check(document, binary_length))


def _check_head(head: bytes, length: int) -> None:
    if head[:4] != MAGIC:
        is_text = head.lstrip().startswith((b"{", b"\xef\xbb\xbf{"))
        raise MediumRefused(Reason.GLTF_TEXT if is_text else Reason.NOT_A_MODEL)
    if len(head) < 12:
        _damaged("shorter than its head")
    version, declared = struct.unpack("<II", head[4:])
    if version != 2:
        raise MediumRefused(Reason.MODEL_VERSION, f"version {version}")
    if declared != length:
        _damaged(f"{length} of {declared} bytes")


def _chunks(file: IO[bytes], length: int) -> tuple[dict[str, Any], int]:
    """The JSON chunk's document and the length of the binary chunk (0 without one)."""
    kind, size = _chunk_head(file, length)
    if kind != JSON_CHUNK or size > MOST_JSON:
        _damaged("no JSON chunk at the start")
    try:
        document = json.loads(file.read(size).decode("utf-8"))
    except (ValueError, RecursionError):
        _damaged("JSON")
    if not isinstance(document, dict):
        _damaged("JSON")
    binary_length = 0
    if file.tell() < length:
        kind, binary_length = _chunk_head(file, length)
        if kind != BINARY_CHUNK:
            _damaged("second chunk")
        file.seek(binary_length, os.SEEK_CUR)
        while file.tell() < length:  # chunks of unknown kinds may follow
            _kind, size = _chunk_head(file, length)
            file.seek(size, os.SEEK_CUR)
    return document, binary_length


def _chunk_head(file: IO[bytes], length: int) -> tuple[int, int]:
    head = file.read(8)
    if len(head) < 8:
        _damaged("cut off within a chunk")
    size, kind = struct.unpack("<II", head)
    if size % 4 or file.tell() + size > length:
        _damaged("length of a chunk")
    return kind, size


def _damaged(detail: str) -> NoReturn:
    raise MediumRefused(Reason.MODEL_DAMAGED, detail)
