"""The working state of a program: what organizers edit. The public sees releases only."""

import uuid

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.lib.translated import TranslatedField
from symposium.program.models.edition import Edition


class Room(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rooms")
    slug = models.SlugField(max_length=50)
    name = TranslatedField(_("name"), max_length=120)
    capacity = models.PositiveIntegerField(_("capacity"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="room_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug


class Track(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="tracks")
    slug = models.SlugField(max_length=50)
    name = TranslatedField(_("name"), max_length=200)
    color = models.CharField(_("color"), max_length=7, default="#2f5d8a")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="track_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug


class Speaker(models.Model):
    """Somebody on the program; may lack a name (a role alone) and an account."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="speakers")
    guid = models.UUIDField(default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="speakers"
    )
    name = TranslatedField(pgettext_lazy("person", "name"), max_length=200)
    title = TranslatedField(_("title or function"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.SET_NULL, related_name="speakers"
    )
    biography = TranslatedField(_("biography"), max_length=5000, blank=True)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "guid"], name="speaker_guid_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name)


class SessionQuerySet(models.QuerySet["Session"]):
    def scheduled(self) -> "SessionQuerySet":
        return self.filter(starts_at__isnull=False, room__isnull=False)


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
    # Language codes: what is spoken on the floor, and what interpreters offer.
    floor_languages = models.JSONField(_("languages on the floor"), default=list, blank=True)
    interpretation_languages = models.JSONField(_("interpretation"), default=list, blank=True)
    is_streamed = models.BooleanField(_("streamed live"), default=False)
    sdg_goals = models.JSONField(_("development goals"), default=list, blank=True)
    speakers: "models.ManyToManyField[Speaker, Participation]" = models.ManyToManyField(
        Speaker, through="Participation", related_name="sessions"
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


class Participation(models.Model):
    """What somebody does in a session."""

    class Part(models.TextChoices):
        SPEAKER = "speaker", _("Speaker")
        CHAIR = "chair", _("Chair")
        INTERPRETER = "interpreter", _("Interpreter")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="participations")
    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="participations")
    part = models.CharField(_("part"), max_length=20, choices=Part, default=Part.SPEAKER)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "speaker", "part"], name="participation_once_a_part"
            )
        ]


class Star(models.Model):
    """A signed-in person's wish to see a session. Without an account stars stay on the device."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="stars")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="stars")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("star")
        verbose_name_plural = _("stars")
        constraints = [models.UniqueConstraint(fields=["user", "session"], name="one_star_each")]
