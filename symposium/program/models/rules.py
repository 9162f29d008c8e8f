"""What the rules of a program are set to, and what somebody has knowingly accepted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.program.models.edition import Edition


class Severity(models.TextChoices):
    BLOCK = "block", _("Blocks publishing")
    WARN = "warn", _("Warning")
    NOTE = "note", _("Note")
    OFF = "off", _("Not checked")


class RuleSetting(models.Model):
    """How an edition wants a rule of `planning.rules` to be taken, where not as it comes."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rule_settings")
    # The rule's `name`.
    rule = models.CharField(max_length=50)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity)
    # The rule's parameters by name; a parameter that is missing has the rule's own value.
    parameters = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("setting of a rule")
        verbose_name_plural = _("settings of rules")
        constraints = [
            models.UniqueConstraint(fields=["edition", "rule"], name="one_setting_a_rule")
        ]


class Waiver(models.Model):
    """Somebody has accepted a finding, says why, and signs for it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="waivers")
    # The finding's `key`: the rule, and the sessions and people that it is about.
    key = models.CharField(max_length=300)
    rule = models.CharField(max_length=50)
    reason = models.CharField(_("reason"), max_length=500)
    signed_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["-signed_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="one_waiver_a_finding")
        ]

    def __str__(self) -> str:
        return self.key
