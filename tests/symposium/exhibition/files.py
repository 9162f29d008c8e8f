"""Small files for the exhibition's tests, honest and hostile."""

import io
import json
import struct
import zlib
from pathlib import Path
from typing import Any

from PIL import Image

from symposium.demonstration.steps import DATA

MODELS = DATA / "models"


def picture(
    size: tuple[int, int] = (800, 1000), form: str = "JPEG", mode: str = "RGB", **options: Any
) -> bytes:
    image = Image.effect_noise(size, 20).convert(mode)
    content = io.BytesIO()
    image.save(content, form, **options)
    return content.getvalue()


def picture_with_place() -> bytes:
    """A JPEG that says where and with what it was taken, and that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 0.0), 3: "E", 4: (116.0, 23.0, 0.0)})
    return picture((800, 400), exif=exif)


def giant_png() -> bytes:
    """A PNG of 60,000 by 60,000 pixels by its head, of which there is not one."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


def ammonite() -> bytes:
    return (MODELS / "ammonite.glb").read_bytes()


def glb(document: dict[str, Any] | bytes, binary: bytes = bytes(36)) -> bytes:
    """Pack a document and a binary chunk (three points by default) into a GLB."""
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    text += b" " * (-len(text) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    if binary:
        chunks += struct.pack("<II", len(binary), 0x004E4942) + binary
    return struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks


def triangle(**changes: Any) -> dict[str, Any]:
    """The smallest model that can be shown; keyword arguments replace its parts."""
    return {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0}],
        "meshes": [{"primitives": [{"attributes": {"POSITION": 0}}]}],
        "accessors": [{"bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3"}],
        "bufferViews": [{"buffer": 0, "byteLength": 36}],
        "buffers": [{"byteLength": 36}],
        **changes,
    }


def box(kind: bytes, body: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


def mp4() -> bytes:
    """The boxes of a film without a film in them."""
    return (
        box(b"ftyp", b"isom\0\0\2\0isomiso2") + box(b"moov", bytes(64)) + box(b"mdat", bytes(512))
    )


def refused_model(name: str) -> bytes:
    return (Path(__file__).parent / "refused_models" / f"{name}.gltf").read_bytes()
