"""How long somebody must have taken part to get a certificate."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from registration.models import Category, Workshop
from symposium.program.models import Edition


class CertificateRule(models.Model):
    """The threshold of a workshop, of a category, or of the whole edition: minutes, or a share of
    all that there was. Whatever is nearest to the person holds."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="certificate_rules")
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.CASCADE, related_name="certificate_rules"
    )
    workshop = models.OneToOneField(
        Workshop, null=True, blank=True, on_delete=models.CASCADE, related_name="certificate_rule"
    )
    minutes = models.PositiveIntegerField(
        _("minutes"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    percent = models.PositiveSmallIntegerField(
        _("percent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )

    class Meta:
        verbose_name = _("threshold for certificates")
        verbose_name_plural = _("thresholds for certificates")
        ordering = [F("workshop").asc(nulls_first=True), F("category").asc(nulls_first=True), "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__isnull=True, percent__isnull=False, percent__range=(1, 100))
                | Q(minutes__isnull=False, percent__isnull=True, minutes__gte=1),
                name="threshold_in_minutes_or_percent",
            ),
            models.CheckConstraint(
                condition=Q(category=None) | Q(workshop=None), name="threshold_of_one_thing"
            ),
            models.UniqueConstraint(
                fields=["edition", "category"],
                condition=Q(category__isnull=False),
                name="one_threshold_a_category",
            ),
            models.UniqueConstraint(
                fields=["edition"],
                condition=Q(category=None, workshop=None),
                name="one_threshold_an_edition",
            ),
        ]

    def __str__(self) -> str:
        return str(self.workshop or self.category or self.edition)

    def needed(self, available: int) -> int:
        """In minutes, of so many that there were; rounded up."""
        return self.minutes or -(-available * (self.percent or 100) // 100)
