"""Schedules that the solver proposes."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.program.models.edition import Edition


class ScheduleProposal(models.Model):
    """One run of the solver: what was asked, how far it is, what it found. It changes no session
    before somebody applies it."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("Running")
        FOUND = "found", _("Found")
        IMPOSSIBLE = "impossible", _("No solution")
        CANCELLED = "cancelled", _("Cancelled")
        FAILED = "failed", _("Failed")

    class Start(models.TextChoices):
        NOTHING = "nothing", _("From nothing")
        STANDING = "standing", _("As the smallest change to what stands")

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="schedule_proposals"
    )
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    start = models.CharField(max_length=12, choices=Start, default=Start.STANDING)
    # What was asked for: wishes with their weights, the time limit, what stays where it is.
    request = models.JSONField(default=dict)
    # How far it is: solutions so far, cost of the best one, bound, seconds.
    progress = models.JSONField(default=dict)
    # The best so far: places by session with the versions that they were made for, cost by wish.
    result = models.JSONField(default=dict)
    # A minimal set of demands that cannot be met together, when there is no solution.
    conflict = models.JSONField(default=list)
    wants_cancel = models.BooleanField(default=False)
    requested_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("proposed schedule")
        verbose_name_plural = _("proposed schedules")
        ordering = ["-requested_at", "-id"]
