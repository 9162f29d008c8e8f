"""What came back, and which letters somebody wants."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from registration.mailings.models.letters import Letter
from symposium.accounts.models import User
from symposium.program.models import Edition


class BounceQuerySet(models.QuerySet["Bounce"]):
    def standing(self) -> "BounceQuerySet":
        """Final refusals that no organizer has cleared: no mailing goes to these addresses."""
        return self.filter(is_hard=True, cleared_at=None)


class Bounce(models.Model):
    """A mail server's report (RFC 3464) that a letter has not arrived, or not yet."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="bounces")
    # In small letters.
    email = models.EmailField(db_index=True)
    # The address does not take mail; else something that may pass, such as a full mailbox.
    is_hard = models.BooleanField()
    # As in RFC 3463: "5.1.1".
    status = models.CharField(max_length=12)
    diagnostic = models.CharField(max_length=300, blank=True)
    reported_at = models.DateTimeField()
    # Of the report itself: one that is handed in twice counts once.
    digest = models.CharField(max_length=64)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = BounceQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a letter that came back")
        verbose_name_plural = _("reports of letters that came back")
        ordering = ["-reported_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "digest"], name="one_report_of_a_letter")
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.status}"


class LetterChoice(models.Model):
    """Which letters somebody wants in an edition; without a row: news, and what the day brings."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="letter_choices")
    email = models.EmailField()
    takes_news = models.BooleanField(_("news of the symposium"), default=True)
    takes_day = models.BooleanField(_("my day, each morning"), default=True)
    takes_soon = models.BooleanField(_("half an hour before each session"), default=False)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("choice of letters")
        verbose_name_plural = _("choices of letters")
        constraints = [
            models.UniqueConstraint("edition", Lower("email"), name="one_choice_of_letters")
        ]
