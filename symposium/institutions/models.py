"""Institutions and where they are."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import TranslatedField


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def confirmed(self) -> "InstitutionQuerySet":
        """Without those that somebody has proposed and no organizer has looked at yet."""
        return self.filter(is_proposed=False)


class Institution(models.Model):
    class Kind(models.TextChoices):
        VENUE = "venue", _("Museum or science center")
        AGENCY = "agency", _("Government agency or organization")
        INTERNATIONAL = "international", _("International organization")

    slug = models.SlugField(max_length=100, unique=True)
    name = TranslatedField(_("name"), max_length=300)
    # The English name, or the first there is: what lists sort by and doubles are found by.
    sort_name = models.CharField(max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.VENUE)
    # ISO 3166 code of the country or region as the institution states it; none for an
    # international body. `countries.country_of` tells within which country a region counts.
    territory = models.CharField(_("country or region"), max_length=2, blank=True, db_index=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    homepage = models.URLField(_("homepage"), blank=True)
    is_proposed = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["sort_name", "id"]
        indexes = [models.Index(Lower("sort_name"), name="institution_sort_name")]
        constraints = [
            models.UniqueConstraint(
                Lower("sort_name"), "territory", name="institution_once_in_a_country"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="international", territory="")
                | ~models.Q(kind="international"),
                name="international_body_has_no_country",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name) or self.sort_name
