"""The working state of a program: what organizers edit. The public sees releases only."""

import uuid
from typing import TYPE_CHECKING

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.lib.pillars import check_pillars
from symposium.lib.translated import TranslatedField
from symposium.program.models.edition import Edition
from symposium.program.models.places import Room, Track

if TYPE_CHECKING:
    from symposium.program.models.people import Participation, Speaker


class SessionQuerySet(models.QuerySet["Session"]):
    def scheduled(self) -> "SessionQuerySet":
        return self.filter(starts_at__isnull=False, room__isnull=False)

    def public(self) -> "SessionQuerySet":
        """Those that a release may show: confirmed, and not what only keeps a room free."""
        return self.filter(status=Session.Status.CONFIRMED).exclude(kind=Session.Kind.BLOCKER)


class Session(models.Model):
    """A talk, forum, ceremony or other item of the program."""

    class Kind(models.TextChoices):
        CEREMONY = "ceremony", _("Ceremony")
        KEYNOTE = "keynote", _("Keynote")
        FORUM = "forum", _("Forum")
        PANEL = "panel", _("Panel")
        TALK = "talk", _("Talk")
        WORKSHOP = "workshop", _("Workshop")
        EXHIBITION = "exhibition", _("Exhibition")
        MEETING = "meeting", _("Meeting")
        VISIT = "visit", _("Visit")
        BREAK = "break", _("Break")
        SERVICE = "service", _("Service")
        # Keeps a room free, for building or rehearsing; never in a release.
        BLOCKER = "blocker", _("Blocked")

    class Status(models.TextChoices):
        TENTATIVE = "tentative", _("Tentative")
        CONFIRMED = "confirmed", _("Confirmed")
        CANCELLED = "cancelled", _("Cancelled")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="sessions")
    guid = models.UUIDField(default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=80)
    title = TranslatedField(_("title"), max_length=300)
    abstract = TranslatedField(_("abstract"), max_length=10000, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.TALK)
    track = models.ForeignKey(
        Track, null=True, blank=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    room = models.ForeignKey(
        Room, null=True, blank=True, on_delete=models.SET_NULL, related_name="sessions"
    )
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    # The length in minutes, also while there is no slot; actions keep it equal to the slot's.
    minutes = models.PositiveIntegerField(_("minutes"), default=45)
    # Releases hold confirmed sessions only.
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.CONFIRMED)
    # Sessions of one group may overlap in their room, as somebody has accepted it; empty: none may.
    overlap_group = models.BigIntegerField(null=True, blank=True, editable=False)
    # Places in this session; empty: as many as the room has.
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)
    # Language codes: what is spoken on the floor, and what interpreters offer.
    floor_languages = models.JSONField(_("languages on the floor"), default=list, blank=True)
    interpretation_languages = models.JSONField(_("interpretation"), default=list, blank=True)
    is_streamed = models.BooleanField(_("streamed live"), default=False)
    # The stage that shows it; empty: the one of its room.
    stage = models.SlugField(_("stage"), max_length=50, blank=True, db_index=False)
    is_recorded = models.BooleanField(_("recorded"), default=False)
    recording_url = models.URLField(_("address of the recording"), max_length=500, blank=True)
    sdg_goals = models.JSONField(_("development goals"), default=list, blank=True)
    pillars = models.JSONField(_("pillars"), default=list, blank=True, validators=[check_pillars])
    speakers: "models.ManyToManyField[Speaker, Participation]" = models.ManyToManyField(
        "program.Speaker", through="program.Participation", related_name="sessions"
    )
    # Rises with each write; a write that names an older one is refused as stale.
    version = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])
    updated_at = models.DateTimeField(auto_now=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "guid"], name="session_guid_in_edition"),
            models.UniqueConstraint(fields=["edition", "slug"], name="session_slug_in_edition"),
            models.CheckConstraint(
                condition=models.Q(starts_at__isnull=True, ends_at__isnull=True)
                | models.Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_start",
                violation_error_message=_("A session must end after it starts."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title) or self.slug


class SessionDocument(models.Model):
    """Slides, a handout or a link that a session offers."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="documents")
    title = TranslatedField(_("title"), max_length=200)
    # One of the two: a file of ours, checked by content, or an address elsewhere.
    file = models.FileField(_("file"), upload_to="program/documents/", blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    byte_count = models.PositiveBigIntegerField(default=0)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def address(self) -> str:
        """Where it can be read."""
        return self.url or self.file.url


class Star(models.Model):
    """A signed-in person's wish to see a session. Without an account stars stay on the device."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="stars")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="stars")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("star")
        verbose_name_plural = _("stars")
        constraints = [models.UniqueConstraint(fields=["user", "session"], name="one_star_each")]
