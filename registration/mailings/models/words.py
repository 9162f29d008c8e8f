"""Words that organizers keep: for the letters that the house writes by itself, and templates."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registration.mailings.models.mailings import Purpose, Words
from symposium.program.models import Edition


class LetterWords(Words):
    """An edition's own words for a kind of letter; where there are none, ours are used."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="letter_words")
    kind = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("words of a letter")
        verbose_name_plural = _("words of letters")
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="own_words_once_a_kind")
        ]

    def __str__(self) -> str:
        return self.kind


class LetterTemplate(Words):
    """Words to start a mailing with."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="letter_templates")
    name = models.CharField(_("name"), max_length=120)
    purpose = models.CharField(_("kind"), max_length=10, choices=Purpose, default=Purpose.NECESSARY)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("template of letters")
        verbose_name_plural = _("templates of letters")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="one_template_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class ReminderSwitch(models.Model):
    """Whether an edition reminds people of their sessions; without a row it does."""

    edition = models.OneToOneField(
        Edition, on_delete=models.CASCADE, related_name="reminder_switch"
    )
    is_on = models.BooleanField(_("remind people of their sessions"), default=True)
