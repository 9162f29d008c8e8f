"""Privacy notices and who agreed to them; how long fields are kept, and what has been erased."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition

LONGEST_NOTICE = 20_000


class Notice(models.Model):
    """A version of an edition's privacy notice. It is never changed: people agreed to these words;
    other words are a new version."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="privacy_notices")
    number = models.PositiveIntegerField()
    text = TranslatedField(_("text"), max_length=LONGEST_NOTICE)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"], name="one_privacy_notice_a_number"
            )
        ]

    def __str__(self) -> str:
        return self.version

    @property
    def version(self) -> str:
        """As registrations name it: at most 20 characters."""
        return f"{self.edition.slug[:12]}-{self.number}"


class Consent(models.Model):
    """That a person agreed to a version, and when: the history of the person's agreements."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="consents")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="consents")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["notice", "user"], name="one_consent_a_notice")
        ]


class RetentionRule(models.Model):
    """How many days after an edition's last day a field goes; without a row, as many as the field
    itself says (`symposium.lib.personal_data`). Null keeps it until organizers decide."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="retention_rules")
    field = models.CharField(max_length=80)
    days = models.PositiveIntegerField(_("days"), null=True, blank=True)

    class Meta:
        verbose_name = _("time of keeping")
        verbose_name_plural = _("times of keeping")
        constraints = [
            models.UniqueConstraint(fields=["edition", "field"], name="one_time_of_keeping_a_field")
        ]


class RetentionReport(models.Model):
    """What the night erased in an edition, or a trial would have: `{field: rows}`."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="retention_reports")
    at = models.DateTimeField()
    is_trial = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("report of erasure")
        verbose_name_plural = _("reports of erasure")
        ordering = ["-at", "-id"]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


class Erasure(models.Model):
    """That a person had everything erased: the number of the account, and `{kind: rows}`."""

    account = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-at", "-id"]
