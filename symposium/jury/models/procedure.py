"""How something is judged, by which criteria, and the entries themselves."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.jury.ranking import TieRule
from symposium.lib.translated import TranslatedField


def default_tie_rules() -> list[str]:
    return [rule.value for rule in TieRule]


def check_tie_rules(value: object) -> None:
    known = {rule.value for rule in TieRule}
    if not isinstance(value, list) or len(set(value)) != len(value) or not set(value) <= known:
        raise ValidationError(_("Choose tie rules from the list, each once."))


class Procedure(models.Model):
    """The rules of one jury. The app above points to it from what it lets judge."""

    edition_slug = models.CharField(max_length=50, blank=True)
    name = models.CharField(max_length=200)
    reviews_per_entry = models.PositiveSmallIntegerField(
        _("reviews of each entry"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    is_blind = models.BooleanField(_("jurors do not see whose an entry is"), default=True)
    excludes_own_institution = models.BooleanField(
        _("nobody judges the own institution"), default=True
    )
    excludes_own_country = models.BooleanField(_("nobody judges the own country"), default=False)
    # In the order in which they are asked; a lot drawn from the seed settles what is left.
    tie_rules = models.JSONField(
        _("order of tie rules"), default=default_tie_rules, validators=[check_tie_rules]
    )
    # Draws lots: the same seed gives the same assignments and the same order.
    seed = models.PositiveIntegerField(_("seed"), default=1)
    closes_at = models.DateTimeField(_("reviews until"), null=True, blank=True)

    class Meta:
        verbose_name = _("jury procedure")
        verbose_name_plural = _("jury procedures")

    def __str__(self) -> str:
        return self.name

    def is_open_at(self, at: datetime) -> bool:
        return self.closes_at is None or at < self.closes_at


class Criterion(models.Model):
    """One line of the rubric."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="criteria")
    name = TranslatedField(_("name"), max_length=120)
    hint = TranslatedField(_("what to look at"), max_length=600, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    lowest = models.SmallIntegerField(_("lowest score"), default=1)
    highest = models.SmallIntegerField(_("highest score"), default=5)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(highest__gt=models.F("lowest")),
                name="criterion_scale_rises",
                violation_error_message=_("The highest score must lie above the lowest."),
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def scale(self) -> range:
        return range(self.lowest, self.highest + 1)


class EntryQuerySet(models.QuerySet["Entry"]):
    def standing(self) -> "EntryQuerySet":
        return self.filter(is_withdrawn=False)


class Entry(models.Model):
    """What is judged, as far as the rules of assignment need to know it."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="entries")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = TranslatedField(_("title"), max_length=300)
    keywords = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    # Of all who made it: keys of institutions, and codes of countries.
    institutions = models.JSONField(default=list)
    countries = models.JSONField(default=list)
    authors = models.ManyToManyField(User, related_name="+", blank=True)
    is_withdrawn = models.BooleanField(default=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.title)
