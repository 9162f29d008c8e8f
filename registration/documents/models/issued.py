"""A paper that has left the house: what it states, signed; it can be revoked and never changed."""

import json
import secrets
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registration.models import CODE_ALPHABET, Registration, Workshop
from symposium.accounts.models import User
from symposium.program.models import Edition

SERIAL_LENGTH = 12
GROUP = 4


def new_serial() -> str:
    """59 random bits in letters and digits that nobody takes for one another."""
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(SERIAL_LENGTH))


class IssuedDocumentQuerySet(models.QuerySet["IssuedDocument"]):
    def valid(self) -> "IssuedDocumentQuerySet":
        return self.filter(revoked_at=None)

    def with_details(self) -> "IssuedDocumentQuerySet":
        """With all that a row of a list shows, in one query."""
        return self.select_related("registration", "workshop", "issued_by")


class IssuedDocument(models.Model):
    """The database refuses any change but one revocation: see `guards`."""

    class Kind(models.TextChoices):
        CONFIRMATION = "confirmation", _("Confirmation")
        INVITATION = "invitation", _("Invitation letter")
        VISA_LETTER = "visa_letter", _("Visa letter")
        BADGE = "badge", _("Badge")
        CERTIFICATE = "certificate", _("Certificate of attendance")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="documents")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="documents"
    )
    # For the certificate of a workshop.
    workshop = models.ForeignKey(
        Workshop, null=True, blank=True, on_delete=models.CASCADE, related_name="documents"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    serial = models.CharField(_("code"), max_length=20, unique=True, default=new_serial)
    language = models.CharField(_("language"), max_length=10)
    # The very text that was signed; `statements` writes and reads it.
    statement = models.TextField()
    # What a letter says besides: frozen too, and its hash stands in the statement.
    words = models.JSONField(default=dict, blank=True)
    signature = models.BinaryField(max_length=64)
    key_id = models.CharField(max_length=8)
    issued_at = models.DateTimeField(_("issued"))
    issued_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revocation_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = IssuedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "kind"],
                condition=Q(revoked_at=None, workshop=None),
                name="one_valid_document_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["registration", "kind", "workshop"],
                condition=Q(revoked_at=None, workshop__isnull=False),
                name="one_valid_certificate_a_workshop",
            ),
        ]
        indexes = [models.Index(fields=["edition", "kind"], name="document_kind_in_edition")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"

    @property
    def code(self) -> str:
        """As it is printed: in groups of four."""
        groups = range(0, len(self.serial), GROUP)
        return "-".join(self.serial[at : at + GROUP] for at in groups)

    @property
    def facts(self) -> dict[str, Any]:
        """What the paper states, by name."""
        facts: dict[str, Any] = json.loads(self.statement)
        return facts

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None
