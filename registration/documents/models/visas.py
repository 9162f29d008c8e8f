"""Who needs a letter for a visa. Passport data lie sealed, and go by a date."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registration.models import Registration
from symposium.accounts.models import User
from symposium.lib import language_names
from symposium.lib.sealed import SealedField


class VisaRequestQuerySet(models.QuerySet["VisaRequest"]):
    def without_passports(self) -> "VisaRequestQuerySet":
        """For lists: what is sealed stays in the database."""
        return self.defer("passport")

    def due_on(self, day: date) -> "VisaRequestQuerySet":
        """Those whose passport data are to be erased by now."""
        return self.filter(erased_at=None, erase_on__lte=day)


class VisaRequest(models.Model):
    registration = models.OneToOneField(
        Registration, on_delete=models.CASCADE, related_name="visa_request"
    )
    # What `forms.PassportForm` cleans, dates as texts, and a random salt; None once erased.
    passport = SealedField(null=True)
    embassy = models.CharField(_("embassy or consulate"), max_length=200)
    # Of the letter: what the embassy reads, not always what the person does.
    language = models.CharField(_("language of the letter"), max_length=10, default="en")
    arrives_on = models.DateField(_("arrival"))
    leaves_on = models.DateField(_("departure"))
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
    erase_on = models.DateField(_("passport data are erased on"), db_index=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = VisaRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a visa letter")
        verbose_name_plural = _("requests for visa letters")
        ordering = ["requested_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(leaves_on__gte=models.F("arrives_on")), name="visa_leaves_after_arrival"
            ),
            models.CheckConstraint(
                condition=Q(passport__isnull=True, erased_at__isnull=False)
                | Q(passport__isnull=False, erased_at=None),
                name="passport_is_there_until_erased",
            ),
        ]

    def __str__(self) -> str:
        return str(self.registration)

    @property
    def language_name(self) -> str:
        return language_names.language_name(self.language)
