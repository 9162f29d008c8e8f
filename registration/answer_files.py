"""Files that people send as answers: checked by content, kept where nothing serves them.

A file is kept as soon as it arrives, before anybody has signed in, so that nothing is lost on the
way. Those that no answer has taken are swept away.
"""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from registration.models import ANSWER_FILES, Answer
from symposium.lib import checked_files

# Whoever has not signed in by then sends the file once more.
KEPT_FOR = timedelta(days=2)
LONGEST_NAME = 100


@dataclass(frozen=True)
class KeptFile:
    """A checked file. `path` is where it lies; the rest is what an answer tells of it."""

    path: str
    name: str
    media_type: str
    byte_count: int

    @property
    def value(self) -> dict[str, Any]:
        told = asdict(self)
        del told["path"]
        return told


def keep(upload: File[bytes]) -> KeptFile:
    """Check an upload and keep it. Raises a refusal of checked_files; then nothing is kept."""
    checked = checked_files.check(upload)
    path = default_storage.save(f"{ANSWER_FILES}/{uuid.uuid4().hex}", ContentFile(checked.content))
    return KeptFile(
        path=path,
        name=_name(upload.name or "", checked.ending),
        media_type=checked.media_type,
        byte_count=len(checked.content),
    )


def drop_after_commit(path: str | None) -> None:
    """Delete a file once nothing in the database points to it any more."""
    if path:
        transaction.on_commit(lambda: default_storage.delete(path), robust=True)


def sweep(*, at: datetime) -> int:
    """Delete the files that no answer has taken in time; how many these were."""
    try:
        _folders, names = default_storage.listdir(ANSWER_FILES)
    except FileNotFoundError:  # nobody has sent a file yet
        return 0
    paths = {f"{ANSWER_FILES}/{name}" for name in names}
    taken = set(Answer.objects.exclude(file="").values_list("file", flat=True))
    old = [
        path
        for path in sorted(paths - taken)
        if default_storage.get_modified_time(path) < at - KEPT_FOR
    ]
    for path in old:
        default_storage.delete(path)
    return len(old)


def _name(written: str, ending: str) -> str:
    """The sender's name for it, without folders and control characters, ending as it should."""
    stem = PurePath(written.replace("\\", "/")).stem
    plain = "".join(char for char in stem if char.isprintable() and char not in '/\\:"<>|*?')
    return (plain.strip(" .")[:LONGEST_NAME] or "file") + ending
