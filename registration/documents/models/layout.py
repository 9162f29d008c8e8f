"""What organizers decide about papers: the words of letters, the design of badges."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from registration.models import Category
from symposium.program.models import Edition


class LetterText(models.Model):
    """The words of one kind of letter in one language, with `{placeholders}`."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("Invitation letter")
        VISA_LETTER = "visa_letter", _("Visa letter")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="letter_texts")
    kind = models.CharField(_("letter"), max_length=20, choices=Kind)
    language = models.CharField(_("language"), max_length=10)
    sender = models.CharField(_("sender"), max_length=300, blank=True)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), max_length=6000)
    signatory = models.CharField(_("signed by"), max_length=200, blank=True)
    signatory_title = models.CharField(_("office of the signatory"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("text of a letter")
        verbose_name_plural = _("texts of letters")
        ordering = ["kind", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind", "language"], name="one_text_a_letter_and_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.language})"


def all_fields() -> list[str]:
    return list(BadgeDesign.Field.values)


class BadgeDesign(models.Model):
    """How the badges of a category look; the one without a category is for all others."""

    class Size(models.TextChoices):
        A6 = "a6", _("A6, 105 × 148 mm")
        A6_FOLD = "a6_fold", _("A6 to fold, printed on A5")
        LABEL = "label", _("Label, 62 × 100 mm")

    class Field(models.TextChoices):
        OTHER_NAME = "other_name", _("Name in the other script")
        INSTITUTION = "institution", _("Institution")
        COUNTRY = "country", _("Country or region")
        CATEGORY = "category", _("Category")
        QR = "qr", _("QR code")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="badge_designs")
    category = models.ForeignKey(
        Category, null=True, blank=True, on_delete=models.CASCADE, related_name="badge_designs"
    )
    size = models.CharField(_("size"), max_length=10, choices=Size, default=Size.A6)
    color = models.CharField(
        _("color of the band"),
        max_length=7,
        default="#26547c",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")],
    )
    fields = models.JSONField(_("what is printed"), default=all_fields)

    class Meta:
        verbose_name = _("badge design")
        verbose_name_plural = _("badge designs")
        ordering = ["category__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "category"], name="one_badge_design_a_category"
            ),
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(category=None),
                name="one_badge_design_for_others",
            ),
        ]

    def __str__(self) -> str:
        return str(self.category) if self.category else str(_("All other categories"))
