"""Who is told of a release, and who does not want to be."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.program.models.edition import Edition
from symposium.program.models.release import Release

# A worker that has taken a letter and is silent for so long will not come back.
UNCLEAR_AFTER = timedelta(minutes=15)


class ReleaseNoticeQuerySet(models.QuerySet["ReleaseNotice"]):
    def waiting_at(self, at: datetime) -> "ReleaseNoticeQuerySet":
        """Those whose turn has come and that nobody has taken."""
        due = models.Q(retry_at__isnull=True) | models.Q(retry_at__lte=at)
        return self.filter(due, claimed_at__isnull=True)

    def lost_at(self, at: datetime) -> "ReleaseNoticeQuerySet":
        """Refused, or taken by a worker that has not come back: what may be sent again."""
        gone = models.Q(failed_at__isnull=False) | models.Q(claimed_at__lte=at - UNCLEAR_AFTER)
        return self.filter(gone, sent_at__isnull=True)


class ReleaseNotice(models.Model):
    """The one letter in which a release tells a person what has changed for them."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Not delivered")
        # A worker has taken it and has not come back: nobody knows whether it has left.
        UNCLEAR = "unclear", _("Perhaps sent")

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="notices")
    email = models.EmailField()
    user = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    # As the letter addresses them, in its language.
    name = models.CharField(max_length=200, blank=True)
    # GUIDs of the sessions it is about, in the order of time.
    guids = models.JSONField(default=list)
    # Those among them in which the person has a part; the others they have starred.
    own_guids = models.JSONField(default=list)
    language = models.CharField(max_length=10)
    time_zone = models.CharField(max_length=64)
    # Taken by a worker that is about to send it, then sent: never twice, even if one is killed.
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    # How often the mail server has put it off, until when it waits, and what was said last.
    attempt_count = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    objects = ReleaseNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice of a release")
        verbose_name_plural = _("notices of releases")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(fields=["release", "email"], name="one_notice_a_release")
        ]
        indexes = [
            models.Index(
                fields=["release"],
                condition=models.Q(claimed_at__isnull=True),
                name="notices_that_wait",
            )
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.email}"

    @property
    def state(self) -> "ReleaseNotice.State":
        if self.sent_at:
            return self.State.SENT
        if self.failed_at:
            return self.State.FAILED
        return self.State.UNCLEAR if self.claimed_at else self.State.WAITING

    def can_be_sent_again_at(self, at: datetime) -> bool:
        """As `lost_at` asks it of rows."""
        is_silent = self.claimed_at is not None and self.claimed_at <= at - UNCLEAR_AFTER
        return self.sent_at is None and (self.failed_at is not None or is_silent)


class NoticeRefusal(models.Model):
    """Somebody does not want letters about the sessions that they have starred."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="notice_refusals")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notice_refusals")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("refusal of notices")
        verbose_name_plural = _("refusals of notices")
        constraints = [
            models.UniqueConstraint(fields=["edition", "user"], name="one_refusal_of_notices")
        ]


class DroppedStar(models.Model):
    """A star whose session was deleted: its owner is told by the next release."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="dropped_stars")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="dropped_stars")
    guid = models.UUIDField()

    class Meta:
        verbose_name = _("star of a deleted session")
        verbose_name_plural = _("stars of deleted sessions")
        constraints = [
            models.UniqueConstraint(fields=["edition", "user", "guid"], name="one_dropped_star")
        ]
