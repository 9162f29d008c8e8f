"""Editions of the symposium and the roles that people hold in them."""

import zoneinfo
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_slug
from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.lib import time_zones
from symposium.lib.translated import LANGUAGE_CODES, TranslatedField


def default_languages() -> list[str]:
    return ["en", "zh-hans"]


def check_languages(value: object) -> None:
    if not isinstance(value, list) or not value or not set(value) <= set(LANGUAGE_CODES):
        raise ValidationError(_("Choose at least one language."))


def check_time_zone(value: str) -> None:
    if value not in time_zones.NAMES:
        raise ValidationError(_("Choose a time zone from the list."))


# Words that stand where an edition's address would: `/<language>/account/…`.
RESERVED_SLUGS = {"account", "demonstration", "messages.js", "preferences"}


def check_slug(value: str) -> None:
    """For whoever makes an edition: its address must lead to it."""
    validate_slug(value)
    if value.lower() in RESERVED_SLUGS:
        raise ValidationError(_("This address is taken. Choose another one."))


class EditionQuerySet(models.QuerySet["Edition"]):
    def published(self) -> "EditionQuerySet":
        return self.filter(is_published=True)

    def in_order(self) -> "EditionQuerySet":
        """The latest first."""
        return self.order_by("-starts_on", "-id")


class Edition(models.Model):
    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("On site")
        HYBRID = "hybrid", _("Hybrid")
        ONLINE = "online", _("Online")

    slug = models.SlugField(_("address"), max_length=50, unique=True)
    name = TranslatedField(_("name"), max_length=200)
    theme = TranslatedField(_("theme"), max_length=300, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="Asia/Shanghai", validators=[check_time_zone]
    )
    # The languages in which the content of this edition is to be written, the first one leading.
    languages = models.JSONField(
        _("languages"), default=default_languages, validators=[check_languages]
    )
    venue = TranslatedField(_("venue"), max_length=300, blank=True)
    city = TranslatedField(_("city"), max_length=120, blank=True)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, default=Mode.HYBRID)
    lead_color = models.CharField(
        _("lead color"),
        max_length=7,
        default="#a63d2f",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")],
    )
    is_published = models.BooleanField(_("visible to the public"), default=False)
    # At most one edition is what "/" leads to.
    is_current = models.BooleanField(_("leads from the front page"), default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="edition_ends_after_start",
                violation_error_message=_("The last day lies before the first one."),
            ),
            models.UniqueConstraint(
                fields=["is_current"],
                condition=models.Q(is_current=True),
                name="one_current_edition",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def days(self) -> list[date]:
        count = (self.ends_on - self.starts_on).days + 1
        return [self.starts_on + timedelta(days=number) for number in range(count)]

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.starts_on, time.min, self.zone)

    @property
    def ends_at(self) -> datetime:
        """The first instant after the last day."""
        return datetime.combine(self.ends_on + timedelta(days=1), time.min, self.zone)

    def is_over(self, at: datetime) -> bool:
        return at >= self.ends_at


class Appointment(models.Model):
    """A person's role in one edition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="appointments")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(_("role"), max_length=30, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "user", "role"], name="one_appointment_a_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
