"""Who would speak in a proposed session, and when they can."""

import uuid
import zoneinfo

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.accounts.models import User
from symposium.calls.models.submission import Submission
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib.translated import TranslatedField
from symposium.program.models import Speaker
from symposium.program.models.edition import check_time_zone


class SubmissionSpeaker(models.Model):
    """One of the speakers; the first one is usually who proposes."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="speakers")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=200)
    email = models.EmailField(_("e-mail"))
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    # As written; the row above is what it means, where we know it.
    institution_name = models.CharField(_("institution"), max_length=300, blank=True)
    territory = models.CharField(_("country or region"), max_length=2, blank=True)
    biography = TranslatedField(_("biography"), max_length=5000, blank=True)
    language = models.CharField(
        _("language of letters"), max_length=10, default="en", choices=settings.LANGUAGES
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, blank=True, validators=[check_time_zone]
    )
    position = models.PositiveSmallIntegerField(default=0)
    invited_at = models.DateTimeField(null=True, blank=True)
    # They agree to be named in the proposal.
    agreed_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    # They have said, after acceptance, that they will come.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    speaker = models.ForeignKey(
        Speaker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("proposed speaker")
        verbose_name_plural = _("proposed speakers")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                "submission", models.functions.Lower("email"), name="speaker_once_in_a_submission"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """On whose clock their hours are: the own, else the venue's."""
        return zoneinfo.ZoneInfo(self.time_zone or self.submission.call.edition.time_zone)

    @property
    def country(self) -> str:
        own = self.territory or (self.institution.territory if self.institution else "")
        return countries.country_of(own) if own else ""

    @property
    def territory_name(self) -> str:
        return countries.name_of(self.territory) if self.territory else ""


class SpeakerWindow(models.Model):
    """When somebody can take part, entered on the own clock. Without any: at any time."""

    speaker = models.ForeignKey(SubmissionSpeaker, on_delete=models.CASCADE, related_name="windows")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("hours of a proposed speaker")
        verbose_name_plural = _("hours of proposed speakers")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="window_ends_after_start",
            )
        ]
