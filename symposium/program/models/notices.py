"""Who is told of a release, and who does not want to be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.lib.letters.once import SentOnce, SentOnceQuerySet
from symposium.program.models.edition import Edition
from symposium.program.models.release import Release


class ReleaseNoticeQuerySet(SentOnceQuerySet["ReleaseNotice"]):
    """Letters about releases."""


class ReleaseNotice(SentOnce):
    """The one letter in which a release tells a person what has changed for them."""

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
