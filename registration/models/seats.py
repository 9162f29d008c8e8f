"""What there is only so much of: seats of an edition, places in a workshop."""

from typing import Protocol

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registration.models.categories import Category
from registration.models.registration import Registration
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition, Session


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


class Workshop(models.Model):
    """Something within an edition that one signs up for: a session with few places, or a cohort
    that meets on several days."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="workshops")
    # The session of the program, for a workshop that is one.
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.CASCADE, related_name="workshop"
    )
    slug = models.SlugField(max_length=80)
    name = TranslatedField(_("name"), max_length=200)
    # `["2021-12-14", …]`: the days on which attendance is taken.
    days = models.JSONField(_("days"), default=list)
    size = models.PositiveIntegerField(_("places"))
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="workshop_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug


class WorkshopPlace(models.Model):
    """A registered person's place in a workshop, or place in its line."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        WAITING = "waiting", _("Waiting")
        OFFERED = "offered", _("Offered")
        CANCELED = "canceled", _("Canceled")

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="places")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="workshop_places"
    )
    state = models.CharField(_("state"), max_length=10, choices=State)
    # Since when it stands in line; the order of promotion.
    waiting_since = models.DateTimeField(null=True, blank=True)
    # Until when an offered place is kept.
    answer_by = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    # `{"2021-12-14": minutes, …}`, as noted for each day.
    attended = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("workshop place")
        verbose_name_plural = _("workshop places")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "registration"], name="one_place_in_a_workshop"
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(answer_by__isnull=False),
                name="offered_place_has_a_date",
            ),
        ]
