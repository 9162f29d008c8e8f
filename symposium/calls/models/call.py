"""Calls: what organizers ask for, from when until when, and the links for those who are late."""

import uuid
import zoneinfo
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.jury.models import Procedure
from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition, Session, Track
from symposium.program.models.edition import check_languages, check_time_zone

# Words that stand where a call's address would: `/<edition>/calls/mine/…`.
RESERVED_SLUGS = {"invitations", "late", "mine", "new"}
LONGEST_SESSION = 7 * 24 * 60


def default_kinds() -> list[str]:
    return [Session.Kind.TALK, Session.Kind.WORKSHOP]


def default_durations() -> list[int]:
    return [20, 45]


def check_kinds(value: object) -> None:
    if not isinstance(value, list) or not value or not set(value) <= set(Session.Kind.values):
        raise ValidationError(_("Choose at least one kind."))


def check_durations(value: object) -> None:
    if (
        not isinstance(value, list)
        or not value
        or not all(type(n) is int and 0 < n <= LONGEST_SESSION for n in value)
    ):
        raise ValidationError(_("Give at least one length in minutes."))


def check_call_slug(value: str) -> None:
    if value.lower() in RESERVED_SLUGS:
        raise ValidationError(_("This address is taken. Choose another one."))


class CallQuerySet(models.QuerySet["Call"]):
    def published(self) -> "CallQuerySet":
        return self.filter(is_published=True)

    def open_at(self, at: datetime) -> "CallQuerySet":
        return self.published().filter(opens_at__lte=at, closes_at__gt=at)


class Call(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="calls")
    slug = models.SlugField(_("address"), max_length=50, validators=[check_call_slug])
    title = TranslatedField(_("title"), max_length=200)
    text = TranslatedField(_("text"), max_length=10_000, blank=True)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    # The clock on which the deadline is said: "until 30 June, 23:59 in Beijing".
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[check_time_zone])
    kinds = models.JSONField(_("kinds"), default=default_kinds, validators=[check_kinds])
    durations = models.JSONField(
        _("lengths in minutes"), default=default_durations, validators=[check_durations]
    )
    # Empty: proposals name no track.
    tracks: "models.ManyToManyField[Track, models.Model]" = models.ManyToManyField(
        Track, blank=True, related_name="calls", verbose_name=_("tracks")
    )
    # In which languages titles and abstracts may be written, the first one leading.
    languages = models.JSONField(_("languages"), default=list, validators=[check_languages])
    accepts_files = models.BooleanField(_("takes files"), default=True)
    most_submissions = models.PositiveSmallIntegerField(
        _("proposals of one person"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )
    is_published = models.BooleanField(_("visible to the public"), default=False)
    procedure = models.OneToOneField(Procedure, on_delete=models.PROTECT, related_name="+")

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for sessions")
        verbose_name_plural = _("calls for sessions")
        ordering = ["closes_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "slug"],
                name="call_slug_in_edition",
                violation_error_message=_("This address is taken. Choose another one."),
            ),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="call_closes_after_opening",
                violation_error_message=_("A call must close after it opens."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title) or self.slug

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    def is_open_at(self, at: datetime) -> bool:
        return self.opens_at <= at < self.closes_at

    def phase_at(self, at: datetime) -> str:
        """`before`, `open` or `closed`."""
        if at < self.opens_at:
            return "before"
        return "open" if at < self.closes_at else "closed"


class LateLink(models.Model):
    """Lets whoever has the link propose, and edit, after the deadline. Organizers make it."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="late_links")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("for whom"), max_length=200)
    ends_at = models.DateTimeField(_("valid until"))
    most_uses = models.PositiveSmallIntegerField(
        _("proposals that it admits"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("link for the late")
        verbose_name_plural = _("links for the late")
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.name

    def is_valid_at(self, at: datetime) -> bool:
        return self.revoked_at is None and at < self.ends_at
