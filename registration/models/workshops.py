"""Workshops and cohorts, and who has a place in them."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from registration.models.registration import Registration
from symposium.institutions import countries
from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition, Session


class WorkshopQuerySet(models.QuerySet["Workshop"]):
    def with_counts(self) -> "WorkshopQuerySet":
        """With `confirmed`, `offered` and `waiting`: how many places of each state."""
        states = WorkshopPlace.State
        return self.annotate(
            **{
                state.value: Count("places", filter=Q(places__state=state))
                for state in (states.CONFIRMED, states.OFFERED, states.WAITING)
            }
        )


class Workshop(models.Model):
    """Something within an edition that one signs up for: a session with few places, or a cohort
    that meets on several days."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="workshops")
    # The session of the program, for a workshop that is one.
    session = models.OneToOneField(
        Session,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="workshop",
        verbose_name=_("session of the program"),
    )
    slug = models.SlugField(max_length=80)
    name = TranslatedField(_("name"), max_length=200)
    description = TranslatedField(_("description"), max_length=2000, blank=True)
    # `["2021-12-14", …]`: the days on which attendance is taken.
    days = models.JSONField(_("days"), default=list)
    size = models.PositiveIntegerField(_("places"))
    # Shown to everybody; registered people sign up themselves.
    is_public = models.BooleanField(_("people sign up themselves"), default=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    # Where it is held: who comes for another country comes from abroad.
    country = models.CharField(_("held in"), max_length=2, blank=True)
    # A tick for a day counts so many minutes; where minutes are noted, it is the most of a day.
    day_minutes = models.PositiveIntegerField(_("minutes of a whole day"), default=360)
    notes_minutes = models.BooleanField(_("minutes are noted, not only presence"), default=False)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="workshop_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug

    @property
    def dates(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.days]

    def is_open_at(self, at: datetime) -> bool:
        """Whether registered people can sign up themselves."""
        opened = self.opens_at is None or self.opens_at <= at
        return self.is_public and opened and (self.closes_at is None or at < self.closes_at)


class WorkshopPlace(models.Model):
    """A person's place in a workshop, or place in its line: somebody registered, or a guest whom
    organizers have entered by name."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        WAITING = "waiting", _("Waiting")
        OFFERED = "offered", _("Offered")
        CANCELED = "canceled", _("Canceled")

    SEATED = (State.CONFIRMED, State.OFFERED)

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="places")
    registration = models.ForeignKey(
        Registration,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="workshop_places",
    )
    guest_name = models.CharField(_("name"), max_length=200, blank=True)
    guest_territory = models.CharField(_("country or region"), max_length=2, blank=True)
    guest_venue = models.CharField(_("institution or place"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State)
    # Since when it stands in line; the order of promotion.
    waiting_since = models.DateTimeField(null=True, blank=True)
    # Until when an offered place is kept.
    answer_by = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    # `{"2021-12-14": minutes, …}`, as noted for each day.
    attended: Any = models.JSONField(default=dict, blank=True)

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
            models.CheckConstraint(
                condition=Q(registration__isnull=False) | ~Q(guest_name=""),
                name="place_of_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.registration.display_name if self.registration else self.guest_name

    @property
    def territory(self) -> str:
        return self.registration.territory if self.registration else self.guest_territory

    @property
    def country(self) -> str:
        return countries.country_of(self.territory)

    @property
    def territory_name(self) -> str:
        return countries.name_of(self.territory) if self.territory else ""

    @property
    def venue(self) -> str:
        """The institution, or where a guest comes from."""
        if self.registration:
            return str(self.registration.institution or "")
        return self.guest_venue

    @property
    def minutes(self) -> int:
        """All that was noted, in minutes."""
        return sum(self.attended.values())
