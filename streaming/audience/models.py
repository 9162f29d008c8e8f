"""What is known of the audience: hashes of viewers, minutes watched, samples; never an address.

The tables of the first group hold what is going on now; only the embedded form fills them, the
large one keeps the same in Redis. The second group is what remains, in both forms.
"""

import secrets

from django.core.validators import MinLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from streaming.broadcast.models import Stage
from symposium.accounts.models import User
from symposium.program.models import Edition

VIEWER_LENGTH = 32
"""A viewer in tables: 128 bits of a keyed hash, in hexadecimal digits."""


def new_salt() -> str:
    return secrets.token_hex(32)


class EditionSalt(models.Model):
    """The key with which an edition's viewers are hashed. Once it is gone, nobody can tell
    which cookie stood behind a hash."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="audience_salt")
    value = models.CharField(max_length=64, default=new_salt, validators=[MinLengthValidator(64)])

    def __str__(self) -> str:
        return self.edition.slug


# --- What goes on now: the embedded form's store -------------------------------------------------


class Presence(models.Model):
    """When a viewer was last heard of at a stage."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="+")
    viewer = models.CharField(max_length=VIEWER_LENGTH)
    last_beat_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stage", "viewer"], name="presence_once_a_stage")
        ]
        indexes = [models.Index(fields=["stage", "last_beat_at"], name="presence_by_time")]


class SeenViewer(models.Model):
    """That a viewer was there in a session; outside sessions the guid is empty."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="+")
    session_guid = models.CharField(max_length=36, blank=True)
    viewer = models.CharField(max_length=VIEWER_LENGTH)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "session_guid", "viewer"], name="viewer_seen_once_a_session"
            )
        ]


class WatchedMinute(models.Model):
    """Which seconds of a minute a viewer watched: bit n of `seconds` stands for second n.

    Bits make the union of intervals: a second that two tabs report, or one tab twice, is one.
    """

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    viewer = models.CharField(max_length=VIEWER_LENGTH)
    seconds = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "starts_at", "viewer"], name="watched_minute_once_a_viewer"
            )
        ]


# --- What remains --------------------------------------------------------------------------------


class Sample(models.Model):
    """How many watched at an instant; the peak is the largest."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="samples")
    at = models.DateTimeField()
    viewers = models.PositiveIntegerField()
    # Made by the demonstration, and said so wherever it is shown.
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["stage", "at"], name="one_sample_at_a_time")]


class Minute(models.Model):
    """What all viewers of a stage watched in a minute that is over."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="minutes")
    starts_at = models.DateTimeField()
    # The released session that was on; sessions come and go with releases, so no key.
    session_guid = models.CharField(max_length=36, blank=True)
    viewers = models.PositiveIntegerField()
    watched_seconds = models.PositiveBigIntegerField()
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["stage", "starts_at"], name="one_row_a_minute")
        ]


class Attendance(models.Model):
    """How long a signed-in person watched a session: exact, and the person's own."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="attendances")
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="attendances")
    session_guid = models.CharField(max_length=36, blank=True)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    watched_seconds = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "stage", "session_guid"], name="one_attendance_a_session"
            )
        ]


class WatchedDay(models.Model):
    """When a registered person watched on a day (UTC), over all stages: for certificates."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="watched_days")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="watched_days")
    day = models.DateField()
    # `[[start, end], …]` in seconds since 1970, as `spans` joins and bounds them.
    spans = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "edition", "day"], name="one_row_a_watched_day")
        ]


class PlatformFigure(models.Model):
    """What another platform, or a publication, says. Shown beside our figures, never added."""

    class Kind(models.TextChoices):
        VIEWERS = "viewers", _("Viewers")
        PLAYS = "plays", _("Plays")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="platform_figures")
    provider = models.CharField(_("platform or publication"), max_length=80)
    subject = models.CharField(
        _("what was counted"), max_length=160, help_text=_("Such as: opening ceremony")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.VIEWERS)
    value = models.PositiveBigIntegerField(_("figure"))
    is_approximate = models.BooleanField(_("approximate"), default=False)
    source_note = models.CharField(
        _("source"), max_length=300, help_text=_("Where the figure was read, and when.")
    )
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("platform figure")
        verbose_name_plural = _("platform figures")
        ordering = ["provider", "subject", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "provider", "subject", "kind"], name="one_platform_figure_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider} · {self.subject}"
