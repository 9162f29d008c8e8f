"""Files that come with a proposal; checked by content before they are kept."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.calls.models.submission import Submission


def _path(_row: models.Model, _name: str) -> str:
    # Below private/, which nothing serves; the sender's name for it is not part of the path.
    return f"private/calls/{uuid.uuid4().hex}"


class SubmissionFile(models.Model):
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    content = models.FileField(_("file"), upload_to=_path)
    media_type = models.CharField(max_length=50)
    byte_count = models.PositiveIntegerField()
    # Of the upload: the same file twice is refused.
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("file of a proposal")
        verbose_name_plural = _("files of proposals")
        ordering = ["uploaded_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "sha256"], name="file_once_in_a_submission"
            )
        ]

    def __str__(self) -> str:
        return self.name
