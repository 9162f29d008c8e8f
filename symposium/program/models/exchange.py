"""What goes in and out of a program: uploaded schedules, and calendars that people subscribe to."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.program.models.edition import Edition


class UploadedScheduleQuerySet(models.QuerySet["UploadedSchedule"]):
    def fresh(self, at: datetime) -> "UploadedScheduleQuerySet":
        """Those that may still be imported."""
        return self.filter(uploaded_at__gt=at - UploadedSchedule.KEPT_FOR)

    def expired(self, at: datetime) -> "UploadedScheduleQuerySet":
        return self.filter(uploaded_at__lte=at - UploadedSchedule.KEPT_FOR)


class UploadedSchedule(models.Model):
    """A file that somebody has uploaded and looks at before it is imported."""

    KEPT_FOR = timedelta(hours=2)

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="uploaded_schedules"
    )
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    uploaded_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()

    objects = UploadedScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("uploaded schedule")
        verbose_name_plural = _("uploaded schedules")


class PersonalCalendar(models.Model):
    """The secret address at which a person's calendar reads their starred sessions."""

    edition = models.ForeignKey(
        Edition, on_delete=models.CASCADE, related_name="personal_calendars"
    )
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    # 256 bits, in letters that need no escaping; another one when the person revokes it.
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    # GUIDs of starred sessions that were deleted since: calendars cross them out.
    dropped = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("personal calendar")
        verbose_name_plural = _("personal calendars")
        constraints = [
            models.UniqueConstraint(fields=["edition", "user"], name="one_personal_calendar")
        ]
