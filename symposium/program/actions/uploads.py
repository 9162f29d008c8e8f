"""Verbs on files that wait to be imported: kept for a while, looked at, then taken or not."""

from datetime import datetime

from django.db import transaction

from symposium.accounts.models import User
from symposium.program.actions.imports import Imported, import_program
from symposium.program.formats.draft import Draft
from symposium.program.models import Edition, UploadedSchedule

NAME_LENGTH = 200


@transaction.atomic
def keep_upload(
    *, edition: Edition, name: str, content: bytes, by: User, at: datetime
) -> UploadedSchedule:
    """Keep a file until its author has looked at it. It takes the place of the one before; what
    nobody came back for is dropped."""
    UploadedSchedule.objects.expired(at).delete()
    UploadedSchedule.objects.filter(edition=edition, uploaded_by=by).delete()
    return UploadedSchedule.objects.create(
        edition=edition,
        name=name[-NAME_LENGTH:],
        content=content,
        uploaded_by=by,
        uploaded_at=at,
    )


@transaction.atomic
def import_upload(
    *, upload: UploadedSchedule, draft: Draft, agreed: str, by: User, at: datetime
) -> Imported:
    """Import a file as its author has agreed to, and forget it. Raises ChangedSincePreview, and
    keeps the file, when it would do something else by now."""
    result = import_program(slug=upload.edition.slug, draft=draft, at=at, by=by, agreed=agreed)
    upload.delete()
    return result


def discard_upload(*, upload: UploadedSchedule) -> None:
    upload.delete()
