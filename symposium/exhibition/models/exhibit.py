"""What an edition shows: works, in halls, in an order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.exhibition.models.work import Work
from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition, Session


class Hall(models.Model):
    """A part of an edition's exhibition, with its own wall."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="halls")
    slug = models.SlugField(_("address"), max_length=50)
    name = TranslatedField(_("name"), max_length=120)
    introduction = TranslatedField(_("introduction"), max_length=600, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("hall")
        verbose_name_plural = _("halls")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="hall_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug


class ExhibitQuerySet(models.QuerySet["Exhibit"]):
    def on_show(self) -> "ExhibitQuerySet":
        return self.filter(is_on_show=True)

    def in_order(self) -> "ExhibitQuerySet":
        """As one walks: hall by hall, works without a hall last."""
        return self.order_by(models.F("hall__position").asc(nulls_last=True), "position", "id")


class Exhibit(models.Model):
    """A work in an edition's exhibition."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="exhibits")
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="exhibits")
    hall = models.ForeignKey(
        Hall,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="exhibits",
        verbose_name=_("hall"),
    )
    position = models.PositiveIntegerField(_("position"), default=0)
    # Sessions that speak of the work; those that share its goals are found without.
    sessions = models.ManyToManyField(
        Session, blank=True, related_name="exhibits", verbose_name=_("sessions")
    )
    is_selected = models.BooleanField(_("selected by the jury"), default=False)
    is_on_show = models.BooleanField(_("on show"), default=False)

    objects = ExhibitQuerySet.as_manager()

    class Meta:
        verbose_name = _("exhibit")
        verbose_name_plural = _("exhibits")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "work"], name="work_once_in_an_edition")
        ]

    def __str__(self) -> str:
        return str(self.work)
