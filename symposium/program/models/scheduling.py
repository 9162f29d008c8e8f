"""Schedules that the solver proposes."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.program.models.edition import Edition

# A worker at work is heard of each second; after so long without a word it has died.
SILENCE = timedelta(seconds=60)


class ScheduleProposalQuerySet(models.QuerySet["ScheduleProposal"]):
    def open(self) -> "ScheduleProposalQuerySet":
        """Waiting or running: at most one an edition."""
        return self.filter(state__in=ScheduleProposal.OPEN)


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

    OPEN = (State.QUEUED, State.RUNNING)

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
    conflict = models.JSONField(default=dict)
    wants_cancel = models.BooleanField(default=False)
    requested_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    requested_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    # When its worker has last said that it is at work.
    heard_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = ScheduleProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed schedule")
        verbose_name_plural = _("proposed schedules")
        ordering = ["-requested_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(state__in=["queued", "running"]),
                name="one_open_proposal",
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition.slug} · {self.requested_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def has_places(self) -> bool:
        return bool(self.result.get("places"))

    def is_lost(self, at: datetime) -> bool:
        """Its worker has died: nothing more will come of it."""
        heard_at = self.heard_at or self.started_at
        return self.state == self.State.RUNNING and (heard_at is None or at - heard_at > SILENCE)
