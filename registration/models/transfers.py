"""A place that is handed to a colleague."""

import secrets
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registration.models.registration import Registration
from symposium.accounts.models import User


def new_transfer_code() -> str:
    """An unguessable part of an address: 128 bits."""
    return secrets.token_urlsafe(16)


class TransferQuerySet(models.QuerySet["Transfer"]):
    def pending_at(self, at: datetime) -> "TransferQuerySet":
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=at)


class Transfer(models.Model):
    """Offered by one person, taken by the other who signs in with this address."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="transfers"
    )
    code = models.CharField(max_length=40, unique=True, default=new_transfer_code)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    asked_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="one_transfer_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.name
