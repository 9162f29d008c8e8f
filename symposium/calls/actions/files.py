"""Verbs on the files of a proposal."""

import hashlib
from datetime import datetime
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.calls.actions.submissions import locked
from symposium.calls.models import Submission, SubmissionFile
from symposium.lib import checked_files
from symposium.lib.refusals import Refusal

MOST_FILES = 5


class TooManyFiles(Refusal):
    code = "too_many_files"
    message = _("A proposal can have at most five files.")


class FileAlreadyThere(Refusal):
    code = "file_already_there"
    message = _("This very file is already there.")


class NoFiles(Refusal):
    code = "no_files"
    message = _("This call takes no files.")


@transaction.atomic
def add_file(
    *, submission: Submission, upload: File[bytes], by: User, at: datetime
) -> SubmissionFile:
    """Check a file and keep what passes. Raises a refusal of checked_files, NotEditable,
    NoFiles, TooManyFiles or FileAlreadyThere; then nothing is kept."""
    current = locked(submission, at)
    if not current.call.accepts_files:
        raise NoFiles
    if current.files.count() >= MOST_FILES:
        raise TooManyFiles
    checked = checked_files.check(upload)
    upload.seek(0)
    digest = hashlib.sha256(upload.read()).hexdigest()
    if current.files.filter(sha256=digest).exists():
        raise FileAlreadyThere
    row = SubmissionFile(
        submission=current,
        name=_name(upload.name or "", checked.ending),
        media_type=checked.media_type,
        byte_count=len(checked.content),
        sha256=digest,
        uploaded_by=by,
        uploaded_at=at,
    )
    try:
        with transaction.atomic():
            row.content.save("file", ContentFile(checked.content), save=False)
            row.save()
    except IntegrityError as error:
        _delete(row.content.name)
        raise FileAlreadyThere from error
    return row


@transaction.atomic
def remove_file(*, file: SubmissionFile, at: datetime) -> None:
    """Take a file away; its bytes go after commit. Raises NotEditable."""
    locked(file.submission, at)
    path = file.content.name
    file.delete()
    transaction.on_commit(lambda: _delete(path), robust=True)


def _name(written: str, ending: str) -> str:
    """The sender's name for it, without folders and control characters, ending as it should."""
    stem = PurePath(written.replace("\\", "/")).stem
    plain = "".join(char for char in stem if char.isprintable() and char not in '/\\:"<>|*?')
    return (plain.strip(" .")[:100] or "file") + ending


def _delete(path: str | None) -> None:
    if path:
        default_storage.delete(path)
