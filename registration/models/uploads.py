"""Tables of people that somebody looks at before they are imported."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from registration.models.delegations import Delegation
from symposium.accounts.models import User
from symposium.program.models import Edition


class PeopleUploadQuerySet(models.QuerySet["PeopleUpload"]):
    def fresh(self, at: datetime) -> "PeopleUploadQuerySet":
        """Those that may still be imported."""
        return self.filter(uploaded_at__gt=at - PeopleUpload.KEPT_FOR)

    def expired(self, at: datetime) -> "PeopleUploadQuerySet":
        return self.filter(uploaded_at__lte=at - PeopleUpload.KEPT_FOR)


class PeopleUpload(models.Model):
    """A file with people, and what its author has said of its columns so far."""

    KEPT_FOR = timedelta(hours=2)

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="people_uploads")
    # Set: members of this delegation, by its head.
    delegation = models.ForeignKey(
        Delegation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    # `registration.people.plan.Options` as JSON.
    options = models.JSONField(default=dict)
    uploaded_by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    uploaded_at = models.DateTimeField()

    objects = PeopleUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("uploaded table of people")
        verbose_name_plural = _("uploaded tables of people")
