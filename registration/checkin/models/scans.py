"""What devices recorded. Rows are only added: an undone scan is one that a later one undoes."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from registration.checkin.models.devices import Device
from registration.checkin.models.doors import Door
from registration.checkin.rules import Act, Verdict
from registration.models import Registration
from symposium.accounts.models import User
from symposium.program.models import Edition


class Roll(models.Model):
    """One row an edition, locked by whoever adds to what devices read: `position` numbers the
    changes in the order in which they were committed, so that none is overlooked."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="roll")
    position = models.PositiveBigIntegerField(default=0)


class WalkIn(models.Model):
    """Somebody whom a device registered at the door, perhaps without a network."""

    guid = models.UUIDField(unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="walk_ins")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="walk_ins")
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.SET_NULL, related_name="walk_ins"
    )
    # What stood on the provisional badge.
    number = models.CharField(_("provisional number"), max_length=20)
    at = models.DateTimeField()
    received_at = models.DateTimeField()


class ScanQuerySet(models.QuerySet["Scan"]):
    def counted(self) -> "ScanQuerySet":
        """Without those that a device sent after it had been locked out."""
        return self.filter(after_lockout=False)


class Scan(models.Model):
    """One act at a door. The device makes its UUID, so that sending it again does nothing."""

    guid = models.UUIDField(unique=True, default=uuid.uuid4)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="scans")
    position = models.PositiveBigIntegerField()
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="scans")
    door = models.ForeignKey(Door, on_delete=models.PROTECT, related_name="scans")
    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.SET_NULL, related_name="scans"
    )
    # What was read or typed, where it led to nobody or was a ticket.
    text = models.CharField(max_length=300, blank=True)
    act = models.CharField(max_length=4, choices=Act.choices)
    # For an undo: which scan of the same device.
    undoes = models.UUIDField(null=True, blank=True)
    # When it happened: the device's clock, put right by what it was off.
    at = models.DateTimeField()
    device_at = models.DateTimeField()
    received_at = models.DateTimeField()
    # What the device said, whether the person went through, and what the rules say, knowing all
    # that had arrived by then.
    shown = models.CharField(max_length=12, choices=Verdict.choices)
    is_through = models.BooleanField()
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    was_offline = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    # Kept for the organizers to see, but counted nowhere.
    after_lockout = models.BooleanField(default=False)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["at", "position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="scan_position"),
        ]
        indexes = [
            models.Index(fields=["edition", "at"], name="scan_edition_at"),
            models.Index(fields=["registration", "at"], name="scan_registration_at"),
        ]


class Conflict(models.Model):
    """Somebody went through whom the rules, knowing everything, would have stopped."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="conflicts")
    # Of its last change, for devices that read on.
    position = models.PositiveBigIntegerField()
    scan = models.OneToOneField(Scan, on_delete=models.CASCADE, related_name="conflict")
    # The admission before it, when that is what it contradicts.
    earlier = models.ForeignKey(
        Scan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Verdict.choices)
    found_at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    # Null with `resolved_at` set: scans that arrived later explain it.
    resolved_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("conflict")
        verbose_name_plural = _("conflicts")
        ordering = ["-found_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="conflict_position"),
        ]


class BadgePrint(models.Model):
    """A badge that was printed once more at a door."""

    guid = models.UUIDField(unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="badge_prints")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="badge_prints")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="badge_prints"
    )
    at = models.DateTimeField()
