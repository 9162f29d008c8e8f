"""Who judges what, and what they said."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.jury.models.people import Juror
from symposium.jury.models.procedure import Entry


class Assignment(models.Model):
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="assignments")
    juror = models.ForeignKey(Juror, on_delete=models.CASCADE, related_name="assignments")
    assigned_at = models.DateTimeField()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "juror"], name="one_assignment_each")
        ]


class ReviewQuerySet(models.QuerySet["Review"]):
    def submitted(self) -> "ReviewQuerySet":
        return self.filter(submitted_at__isnull=False)


class Review(models.Model):
    class Recommendation(models.TextChoices):
        ACCEPT = "accept", _("Accept")
        RATHER_ACCEPT = "rather_accept", _("Rather accept")
        RATHER_DECLINE = "rather_decline", _("Rather decline")
        DECLINE = "decline", _("Decline")

    assignment = models.OneToOneField(Assignment, on_delete=models.CASCADE, related_name="review")
    # Criterion's key, as a text, to the score.
    scores = models.JSONField(default=dict)
    recommendation = models.CharField(
        _("recommendation"), max_length=20, choices=Recommendation, blank=True
    )
    comment_to_authors = models.TextField(_("comment to the authors"), max_length=5000, blank=True)
    comment_to_committee = models.TextField(
        _("comment to the committee"), max_length=5000, blank=True
    )
    # Empty while it is a draft, which counts for nothing.
    submitted_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField()
    # Rises with each write; a write that names an older one is refused as stale.
    version = models.PositiveIntegerField(default=1)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["id"]


class Note(models.Model):
    """A word of the discussion about an entry; authors never see it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    text = models.TextField(_("note"), max_length=3000)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["at", "id"]
