"""Verbs on media: from an upload to what visitors see. The check itself is in `media`."""

from collections.abc import Mapping
from datetime import datetime
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.exhibition.media import films, glb, pictures, stored
from symposium.exhibition.media.refusals import MediumRefused, Reason
from symposium.exhibition.models import Exhibit, Medium
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal

MEGABYTE = 1024 * 1024
MOST_BYTES = {
    Medium.Kind.PICTURE: 40 * MEGABYTE,
    Medium.Kind.MODEL: 60 * MEGABYTE,
    Medium.Kind.FILM: 600 * MEGABYTE,
}


class MediumAlreadyThere(Refusal):
    code = "medium_already_there"
    message = _("This very file is already among the work's media.")


@transaction.atomic
def add_medium(
    *,
    exhibit: Exhibit,
    medium: Medium,
    upload: File[bytes] | None,
    checked_by: after_commit.Task,
    by: User,
    at: datetime,
    address: str = "",
) -> Medium:
    """Keep an uploaded file, or a film's stream address, and queue the task that checks it.

    `medium` comes with what its sender says of it: kind, alt, credit, license, stream.
    Raises MediumAlreadyThere.
    """
    work = exhibit.work
    medium.work = work
    medium.position = work.media.count()
    if upload is not None:
        medium.sha256 = stored.digest_of(upload)
        if work.media.filter(sha256=medium.sha256).exists():
            raise MediumAlreadyThere
        medium.original_name = (upload.name or "")[-255:]
        medium.original = upload
    medium.save()
    record_audit(
        actor=by,
        verb="medium.added",
        target=medium,
        at=at,
        edition_slug=exhibit.edition.slug,
        changes={"work": (None, work.slug)},
        address=address,
    )
    after_commit.run_task(checked_by, medium.pk)
    return medium


@transaction.atomic
def remove_medium(
    *, exhibit: Exhibit, medium: Medium, by: User, at: datetime, address: str = ""
) -> None:
    """Take a medium off its work; its files go when no other medium shows them."""
    record_audit(
        actor=by,
        verb="medium.removed",
        target=medium,
        at=at,
        edition_slug=exhibit.edition.slug,
        changes={"work": (exhibit.work.slug, None)},
        address=address,
    )
    paths = [medium.original.name] if medium.original else []
    if not Medium.objects.exclude(pk=medium.pk).filter(sha256=medium.sha256).exists():
        paths += [size["path"] for size in medium.derivatives]
        paths += [medium.file.name] if medium.file else []
    medium.delete()
    transaction.on_commit(lambda: _delete_files(paths), robust=True)


def process_medium(*, medium: Medium) -> None:
    """Check a waiting medium and make what visitors get of it; or write down why not."""
    if medium.state != Medium.State.WAITING:
        return
    try:
        outcome = _checked(medium)
    except MediumRefused as refused:
        outcome = {
            "state": Medium.State.REFUSED,
            "refusal": refused.reason,
            "refusal_detail": refused.detail,
        }
    # It may have been removed in the meantime, or checked by a task that was delivered twice.
    waiting = Medium.objects.filter(pk=medium.pk, state=Medium.State.WAITING)
    if waiting.update(**outcome) and outcome.get("original") == "":
        _delete_files([medium.original.name])


def _checked(medium: Medium) -> dict[str, Any]:
    """The fields that make the medium ready. Raises MediumRefused."""
    if medium.stream:
        address = films.check_stream(medium.stream, settings.MEDIA_HOSTS)
        return {"state": Medium.State.READY, "stream": address}
    try:
        upload = medium.original.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise MediumRefused(Reason.FILE_MISSING) from error
    with upload as file:
        limit = MOST_BYTES[Medium.Kind(medium.kind)]
        if file.size > limit:
            raise MediumRefused(Reason.FILE_TOO_LARGE, f"{file.size} > {limit}")
        content = cast("IO[bytes]", file)
        return {"state": Medium.State.READY, **_prepared(medium, content)}


def _prepared(medium: Medium, content: IO[bytes]) -> Mapping[str, Any]:
    if medium.kind == Medium.Kind.PICTURE:
        return picture_fields(pictures.prepare(content), medium.sha256)
    if medium.kind == Medium.Kind.MODEL:
        glb.check(content)
        ending = ".glb"
    else:
        films.check_mp4(content)
        ending = ".mp4"
    # What visitors get is the upload itself, so that a second copy would be a waste.
    return {"file": stored.keep_file(content, medium.sha256, ending), "original": ""}


def picture_fields(picture: pictures.Picture, digest: str) -> dict[str, Any]:
    """Store a checked picture's sizes; answers the fields of the medium that shows it."""
    return {
        "width": picture.width,
        "height": picture.height,
        "placeholder": picture.placeholder,
        "derivatives": stored.keep_picture(picture, digest),
    }


def _delete_files(paths: list[str | None]) -> None:
    for path in paths:
        if path:
            default_storage.delete(path)
