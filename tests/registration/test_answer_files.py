import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import Settings

from registration import answer_files
from registration.models import Answer, Category
from symposium.lib import checked_files
from tests.registration.asking import pdf, picture, question
from tests.registration.conftest import Register


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_file_is_kept_by_what_it_is() -> None:
    kept = answer_files.keep(pdf("../../étude\u0000 finale.exe"))
    assert (kept.name, kept.media_type) == ("étude finale.pdf", "application/pdf")
    assert kept.path.startswith("private/answers/")
    assert kept.value == {
        "name": "étude finale.pdf",
        "media_type": "application/pdf",
        "byte_count": kept.byte_count,
    }


def test_a_picture_is_written_anew() -> None:
    kept = answer_files.keep(picture())
    with default_storage.open(kept.path) as file:
        content = file.read()
    assert b"where it was taken" not in content
    assert checked_files.check(io.BytesIO(content)).media_type == "image/jpeg"


@pytest.mark.parametrize("content", [b"<html><script>", b"MZ\x90\x00", b""])
def test_a_file_that_lies_is_refused(content: bytes) -> None:
    with pytest.raises((checked_files.DocumentUnknown, checked_files.DocumentEmpty)):
        answer_files.keep(SimpleUploadedFile("poster.pdf", content, "application/pdf"))


def test_what_nobody_has_taken_up_is_swept_away(
    make: Register, category: Category, tmp_path: Path
) -> None:
    at = timezone.now()
    assert answer_files.sweep(at=at) == 0
    taken, left, fresh = (answer_files.keep(pdf()) for _number in range(3))
    poster = question("poster", "file", of=[category])
    Answer.objects.create(
        registration=make(), question=poster, value=taken.value, file=taken.path, answered_at=at
    )
    old = (at - timedelta(days=3)).timestamp()
    for kept in (taken, left):
        os.utime(tmp_path / kept.path, (old, old))
    assert answer_files.sweep(at=at) == 1
    assert [default_storage.exists(one.path) for one in (taken, left, fresh)] == [True, False, True]
