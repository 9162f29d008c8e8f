"""People with an account, and the record of what staff did."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a person; without a password the e-mail code is the only way in."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """The e-mail address is the name; the display name is whatever the person writes."""

    email = models.EmailField(_("e-mail address"), unique=True)
    display_name = models.CharField(pgettext_lazy("person", "name"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.display_name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class AuditEntry(models.Model):
    """One act of staff: who, when, what, on which object, before and after, from where.

    Entries are only added. The database itself refuses to change or delete one (`guards`); the
    two exceptions, a person's own erasure and the end of the time of keeping, are in `audit`.
    """

    at = models.DateTimeField(db_index=True)
    # Keeps the id of an account that is gone.
    actor = models.ForeignKey(
        User, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    actor_email = models.CharField(max_length=254)
    verb = models.CharField(max_length=64)
    edition_slug = models.CharField(max_length=50, blank=True, db_index=True)
    target_type = models.CharField(max_length=100)
    target_id = models.CharField(max_length=64)
    target_name = models.CharField(max_length=300)
    changes = models.JSONField(default=dict)
    address = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name_plural = "audit entries"


class AuditOpening(models.Model):
    """While a row of this stands, the database lets names be redacted and old entries go. It is
    written and deleted within one transaction; a row that anybody can see is a fault."""

    at = models.DateTimeField()
    reason = models.CharField(max_length=40)


class SupportVisit(models.Model):
    """A time in which one of the staff used the pages as somebody else, to help; the person sees
    it in their account."""

    agent = models.ForeignKey(
        User, null=True, on_delete=models.SET_NULL, related_name="support_given"
    )
    agent_name = models.CharField(max_length=254)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="support_received")
    edition_slug = models.CharField(max_length=50)
    reason = models.CharField(max_length=500)
    began_at = models.DateTimeField()
    ends_by = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_by__gt=models.F("began_at")), name="visit_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(agent=None) | ~models.Q(agent=models.F("person")),
                name="nobody_visits_themselves",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="visit_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.agent_name} → {self.person}"


class FactorReset(models.Model):
    """A day on which staff took somebody's lost second factors away, having checked who asks."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="factor_resets")
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    by_name = models.CharField(max_length=254)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="reset_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.by_name} → {self.person}"
