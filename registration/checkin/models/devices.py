"""Phones and laptops at the doors. Each has a secret of its own, and no account."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from registration.checkin.models.doors import Door
from symposium.accounts.models import User
from symposium.program.models import Edition


class DeviceQuerySet(models.QuerySet["Device"]):
    def at_work(self) -> "DeviceQuerySet":
        """Paired and not locked out."""
        return self.filter(paired_at__isnull=False, revoked_at=None)


class Device(models.Model):
    """Made by an organizer, who shows a code that one device can use once; then it is paired.

    Only hashes are stored: of the code until it is used, then of the device's own secret.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="devices")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    # Counts within the edition; provisional badge numbers begin with it.
    number = models.PositiveIntegerField()
    # None chosen: all doors.
    doors: "models.ManyToManyField[Door, models.Model]" = models.ManyToManyField(
        Door, blank=True, related_name="devices", verbose_name=_("doors")
    )
    secret_hash = models.CharField(max_length=64, blank=True)
    pairing_hash = models.CharField(max_length=64, blank=True, db_index=True)
    pairing_expires_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()
    paired_at = models.DateTimeField(null=True, blank=True)
    last_seen_at = models.DateTimeField(null=True, blank=True)
    # As the device said when it was last seen.
    waiting_count = models.PositiveIntegerField(default=0)
    clock_offset = models.DurationField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = DeviceQuerySet.as_manager()

    class Meta:
        verbose_name = _("device")
        verbose_name_plural = _("devices")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="device_number_in_edition"),
            models.UniqueConstraint(
                fields=["secret_hash"],
                condition=~models.Q(secret_hash=""),
                name="device_has_a_secret_of_its_own",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None
