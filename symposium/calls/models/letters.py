"""Letters about proposals: their words, and each one that was or will be sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.calls.models.call import Call
from symposium.calls.models.submission import Submission
from symposium.lib.translated import TranslatedField


class LetterKind(models.TextChoices):
    RECEIVED = "received", _("The proposal has arrived")
    INVITED = "invited", _("Invitation of a co-speaker")
    ACCEPTED = "accepted", _("Accepted")
    WAITLISTED = "waitlisted", _("On the waiting list")
    DECLINED = "declined", _("Declined")
    REMINDER = "reminder", _("Reminder to confirm")


class LetterTemplate(models.Model):
    """A call's own words for a kind of letter; where there are none, ours are used."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="letter_templates")
    kind = models.CharField(max_length=20, choices=LetterKind)
    subject = TranslatedField(_("subject"), max_length=200)
    text = TranslatedField(_("text"), max_length=10_000)

    class Meta:
        verbose_name = _("words of a letter")
        verbose_name_plural = _("words of letters")
        constraints = [models.UniqueConstraint(fields=["call", "kind"], name="one_template_a_kind")]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class Letter(models.Model):
    """One message as it was written, with who got it. `key` keeps it from being written twice;
    `claimed_at`, set before it is sent, keeps it from being sent twice."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="letters")
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=LetterKind)
    to = models.EmailField()
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=400)
    text = models.TextField()
    written_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["written_at", "id"]

    def __str__(self) -> str:
        return self.subject
