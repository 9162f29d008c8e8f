"""What there is only so much of: the seats of an edition."""

from typing import Protocol

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from registration.models.categories import Category
from registration.models.registration import Registration
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.program.models import Edition


class SeatRules(models.Model):
    """How an edition passes seats on. Its row is also the lock before which all that take, free
    or promise seats of the edition stand in single file."""

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="seat_rules")
    # How long an offered seat is kept; less when the edition is near.
    answer_hours = models.PositiveIntegerField(
        _("hours to answer an offer"),
        default=72,
        validators=[MinValueValidator(1), MaxValueValidator(24 * 30)],
    )

    class Meta:
        verbose_name = _("rules for seats")
        verbose_name_plural = _("rules for seats")


class Seatable(Protocol):
    """What decides which quotas somebody needs a seat of."""

    category_id: int
    institution_id: int | None
    territory: str
    mode: str


class Quota(models.Model):
    """So many seats for the registrations that match all that is set here; with nothing set, for
    the whole edition. A registration needs a seat in each quota that it matches."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="quotas")
    name = models.CharField(_("name"), max_length=120)
    size = models.PositiveIntegerField(_("seats"))
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.CASCADE, related_name="quotas"
    )
    institution = models.ForeignKey(
        Institution, null=True, blank=True, on_delete=models.CASCADE, related_name="quotas"
    )
    # The code of a country; its regions count within it.
    country = models.CharField(_("country"), max_length=2, blank=True)
    mode = models.CharField(_("taking part"), max_length=10, choices=Registration.Mode, blank=True)

    class Meta:
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    def matches(self, who: Seatable) -> bool:
        """Whether somebody needs one of these seats."""
        return (
            self.category_id in (None, who.category_id)
            and self.institution_id in (None, who.institution_id)
            and self.country in ("", countries.country_of(who.territory))
            and self.mode in ("", who.mode)
        )
