"""Institutions that come together, and by whose invitation people come."""

import secrets
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registration.models.categories import Category
from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.program.models import Edition


class Delegation(models.Model):
    """The people of one institution at one edition, and who speaks for them."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="delegations")
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="delegations"
    )
    # Whoever signs in with the address of the head becomes the head.
    head = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="headed_delegations"
    )
    head_email = models.EmailField(_("e-mail address of the head"), blank=True)
    # Null: as many as the quotas allow.
    most_members = models.PositiveIntegerField(_("most members"), null=True, blank=True)
    # Its waiting members move up together or not at all.
    stays_together = models.BooleanField(_("moves up as a whole"), default=False)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["institution__sort_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "institution"], name="one_delegation_an_institution"
            )
        ]

    def __str__(self) -> str:
        return str(self.institution)


def new_invitation_code() -> str:
    """An unguessable part of an address: 128 bits."""
    return secrets.token_urlsafe(16)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def valid_at(self, at: datetime) -> "InvitationQuerySet":
        """Neither revoked nor expired; whether places are left is counted under the lock."""
        return self.filter(revoked_at=None).filter(Q(expires_at=None) | Q(expires_at__gt=at))


class Invitation(models.Model):
    """A code that opens registration: to one person by e-mail, or to as many as it says.

    What it names (category, institution) is given to whoever uses it and cannot be chosen.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="invitations")
    code = models.CharField(max_length=40, unique=True, default=new_invitation_code)
    # For whom or what it was made, as organizers see it.
    name = models.CharField(_("for"), max_length=200, blank=True)
    # Set: a personal invitation, sent to this address and usable by it alone.
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    # Null: as often as the quotas allow.
    most_uses = models.PositiveIntegerField(_("places"), null=True, blank=True)
    # Whoever uses it becomes the head of the institution's delegation.
    makes_head = models.BooleanField(_("for the head of a delegation"), default=False)
    # Whoever uses it needs no approval.
    is_approval = models.BooleanField(_("counts as approval"), default=True)
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(makes_head=False) | Q(institution__isnull=False),
                name="head_of_an_institution",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email or self.code
