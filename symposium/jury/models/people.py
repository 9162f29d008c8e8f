"""Who judges, and what somebody must not judge."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.jury.models.procedure import Entry, Procedure


class JurorQuerySet(models.QuerySet["Juror"]):
    def serving(self) -> "JurorQuerySet":
        return self.filter(left_at__isnull=True)


class Juror(models.Model):
    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="jurors")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="juries")
    # Folded words; an entry that shares some of them is rather theirs than somebody else's.
    expertise = models.JSONField(_("expertise"), default=list, blank=True)
    # Language codes in which they can judge; empty: any.
    languages = models.JSONField(_("languages"), default=list, blank=True)
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    territory = models.CharField(_("country or region"), max_length=2, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    objects = JurorQuerySet.as_manager()

    class Meta:
        verbose_name = _("juror")
        verbose_name_plural = _("jurors")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["procedure", "user"], name="juror_once_a_procedure")
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def country(self) -> str:
        """The country that counts for the rules: the own, else the institution's."""
        own = self.territory or (self.institution.territory if self.institution else "")
        return countries.country_of(own) if own else ""

    @property
    def language_names(self) -> list[str]:
        known = dict(settings.LANGUAGES)
        return [known.get(code, code) for code in self.languages]


class Conflict(models.Model):
    """A conflict of interest that a juror or an organizer has declared. Those by rule (own entry,
    institution, country) follow from the rows and are not stored."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="conflicts")
    juror = models.ForeignKey(Juror, on_delete=models.CASCADE, related_name="conflicts")
    note = models.CharField(_("reason"), max_length=500, blank=True)
    declared_at = models.DateTimeField()

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["entry", "juror"], name="one_conflict_each")]
