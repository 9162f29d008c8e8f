"""Who is on the program, when they can be, and what they do in a session."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.accounts.models import User
from symposium.institutions.models import Institution
from symposium.lib.translated import TranslatedField
from symposium.program.models.edition import Edition, check_time_zone
from symposium.program.models.session import Session


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
    # Where to write to when there is no account, and in which language.
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(
        _("language of letters"), max_length=10, blank=True, choices=settings.LANGUAGES
    )
    # On whose clock their civil hours are; empty: the venue's.
    time_zone = models.CharField(
        _("time zone"), max_length=64, blank=True, validators=[check_time_zone]
    )
    # What an interpreter interprets: [["zh-hans", "en"], …], from and into.
    language_pairs = models.JSONField(_("language pairs"), default=list, blank=True)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "guid"], name="speaker_guid_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name)


class SpeakerHours(models.Model):
    """When somebody can take part. Who has stated no hours can at any time."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="hours")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("hours of a person")
        verbose_name_plural = _("hours of people")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="speaker_hours_end_after_start",
            )
        ]


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
    # They have said that they will come.
    is_confirmed = models.BooleanField(_("confirmed"), default=False)

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "speaker", "part"], name="participation_once_a_part"
            )
        ]
