"""One letter to many: its words, whom it is for, and how far it has come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.lib.letters.placeholders import PLACEHOLDER
from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition


class Purpose(models.TextChoices):
    # About one's own participation: everybody gets it.
    NECESSARY = "necessary", _("Necessary: about taking part")
    # Can be refused, with one click.
    NEWS = "news", _("News: may be unsubscribed from")


class Words(models.Model):
    """A subject and a text in each language, with placeholders."""

    subject = TranslatedField(_("subject"), max_length=200)
    text = TranslatedField(_("text"), max_length=10_000)

    class Meta:
        abstract = True


class MailingQuerySet(models.QuerySet["Mailing"]):
    def sending(self) -> "MailingQuerySet":
        return self.filter(state=Mailing.State.SENDING)


class Mailing(Words):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SENDING = "sending", _("Being sent")
        PAUSED = "paused", _("Paused")
        FINISHED = "finished", _("Sent")
        CANCELED = "canceled", _("Stopped")

    # What may still leave: what organizers send again of a finished one, too.
    OPEN = (State.SENDING, State.FINISHED)

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="mailings")
    purpose = models.CharField(_("kind"), max_length=10, choices=Purpose, default=Purpose.NECESSARY)
    # What the list of registrations was narrowed to: `{"category": "delegate", …}`.
    wanted = models.JSONField(_("recipients"), default=dict, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    # Rises with each change of a draft; a change that names an older one is refused.
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailing")
        verbose_name_plural = _("mailings")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(started_at__isnull=False),
                name="mailing_started_or_draft",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The subject as a name for organizers: whoever is addressed is left open."""
        return PLACEHOLDER.sub("…", str(self.subject))[:200]

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_sending(self) -> bool:
        return self.state == self.State.SENDING

    @property
    def is_paused(self) -> bool:
        return self.state == self.State.PAUSED

    @property
    def can_be_canceled(self) -> bool:
        return self.is_sending or self.is_paused
