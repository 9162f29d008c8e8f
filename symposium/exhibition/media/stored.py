"""Where checked files lie: paths made of the content's hash, so that they may be cached forever."""

import hashlib
from typing import IO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

from symposium.exhibition.media.pictures import Picture

CHUNK = 1024 * 1024


def digest_of(file: IO[bytes]) -> str:
    """SHA-256 in hexadecimal; the file is read from its start and left there."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def path_of(digest: str, ending: str) -> str:
    return f"exhibition/{digest[:2]}/{digest[2:20]}{ending}"


def keep_picture(picture: Picture, digest: str) -> list[dict[str, str | int]]:
    """Write all sizes; answers what `Medium.derivatives` holds. Writing twice is writing once."""
    kept: list[dict[str, str | int]] = []
    for size in picture.sizes:
        path = path_of(digest, f"-{size.width}.webp")
        if not default_storage.exists(path):
            default_storage.save(path, ContentFile(size.content))
        kept.append(
            {
                "path": path,
                "width": size.width,
                "height": size.height,
                "size": len(size.content),
            }
        )
    return kept


def keep_file(file: IO[bytes], digest: str, ending: str) -> str:
    """Write a checked model or film as it is; answers its path."""
    path = path_of(digest, ending)
    if not default_storage.exists(path):
        file.seek(0)
        default_storage.save(path, File(file))
    return path
