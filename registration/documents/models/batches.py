"""Many papers in one file, made in the background."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from registration.documents.models.issued import IssuedDocument
from symposium.accounts.models import User
from symposium.program.models import Edition


class Batch(models.Model):
    """Badges, letters or certificates of many people. The file lies here for a day."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("Running")
        READY = "ready", _("Ready")
        CANCELED = "canceled", _("Canceled")
        FAILED = "failed", _("Failed")

    OPEN = (State.QUEUED, State.RUNNING)

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="batches")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=IssuedDocument.Kind)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    # Ids of registrations, in the order in which they are printed.
    wanted = models.JSONField(default=list)
    # How badges are printed: a `BadgeDesign.Size`, or empty for each design's own.
    size = models.CharField(max_length=10, blank=True)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    wants_cancel = models.BooleanField(default=False)
    content = models.BinaryField(null=True)
    requested_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("batch of documents")
        verbose_name_plural = _("batches of documents")
        ordering = ["-requested_at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.total_count}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN
