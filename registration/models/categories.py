"""As what one takes part, and what each category is asked."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition


class CategoryQuerySet(models.QuerySet["Category"]):
    def offered(self) -> "CategoryQuerySet":
        """Without those that are retired; who has one keeps it."""
        return self.filter(retired_at=None)

    def open_at(self, at: datetime) -> "CategoryQuerySet":
        return self.offered().filter(
            Q(opens_at=None) | Q(opens_at__lte=at), Q(closes_at=None) | Q(closes_at__gt=at)
        )


class Category(models.Model):
    """As what somebody takes part: delegate, speaker, press …"""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="categories")
    slug = models.SlugField(max_length=50)
    name = TranslatedField(_("name"), max_length=120)
    description = TranslatedField(_("description"), max_length=600, blank=True)
    position = models.PositiveIntegerField(default=0)
    allows_on_site = models.BooleanField(_("on site"), default=True)
    allows_online = models.BooleanField(_("online"), default=True)
    # Whoever registers waits until an organizer has agreed.
    needs_approval = models.BooleanField(_("needs approval"), default=False)
    # Only whoever brings an invitation can choose it.
    needs_invitation = models.BooleanField(_("by invitation only"), default=False)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    # Nobody can choose it any more; it is kept for those who have.
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="category_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug

    def is_open_at(self, at: datetime) -> bool:
        return (
            self.retired_at is None
            and (self.opens_at is None or self.opens_at <= at)
            and (self.closes_at is None or at < self.closes_at)
        )

    def allows(self, mode: str) -> bool:
        """Whether one can take part in this way: "on_site" or "online"."""
        return self.allows_on_site if mode == "on_site" else self.allows_online


class AskedQuerySet(models.QuerySet["Question"]):
    def asked(self) -> "AskedQuerySet":
        """Without those that are no longer asked; their answers stay."""
        return self.filter(retired_at=None)


class Question(models.Model):
    """Something that an edition wants to know of those who register."""

    class Kind(models.TextChoices):
        TEXT = "text", _("One line of text")
        LONG_TEXT = "long_text", _("Several lines of text")
        CHOICE = "choice", _("One of several")
        CHOICES = "choices", _("Any of several")
        NUMBER = "number", _("Number")
        DATE = "date", _("Date")
        FILE = "file", _("File")
        COUNTRY = "country", _("Country or region")
        CONSENT = "consent", _("Agreement")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="questions_asked")
    # What exports and conditions call it; it stays when the words change.
    slug = models.SlugField(max_length=50)
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    label = TranslatedField(_("question"), max_length=300)
    help_text = TranslatedField(_("explanation"), max_length=600, blank=True)
    # `[{"key": "vegetarian", "label": {language: text}}, …]`, for the two kinds of choices.
    options = models.JSONField(_("options"), default=list, blank=True)
    # Asked only of those who have answered another question with one of these keys.
    depends_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="dependents"
    )
    depends_on_keys = models.JSONField(default=list, blank=True)
    # Asked only of those who take part in this way; empty: of both.
    asked_in_mode = models.CharField(
        _("taking part"),
        max_length=10,
        blank=True,
        choices=[("on_site", _("On site")), ("online", _("Online"))],
    )
    # A changed answer brings an approved registration before the organizers once more.
    needs_approval = models.BooleanField(_("changes need approval"), default=False)
    categories: "models.ManyToManyField[Category, CategoryQuestion]" = models.ManyToManyField(
        Category, through="CategoryQuestion", related_name="questions", blank=True
    )
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = AskedQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="question_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.label) or self.slug

    @property
    def has_options(self) -> bool:
        return self.kind in (self.Kind.CHOICE, self.Kind.CHOICES)

    @property
    def option_keys(self) -> list[str]:
        return [option["key"] for option in self.options]

    def as_asked(self) -> dict[str, Any]:
        """What an answer keeps of its question."""
        return {"kind": self.kind, "label": dict(self.label), "options": self.options}


class CategoryQuestion(models.Model):
    """A question put to a category; whether it may be left open is the category's own matter."""

    category = models.ForeignKey(Category, on_delete=models.CASCADE, related_name="asks")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="asked_of")
    is_required = models.BooleanField(_("required"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["category", "question"], name="question_once_in_a_category"
            )
        ]
