"""Each letter to one person: claimed before it is sent, never sent twice."""

import secrets
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registration.mailings.models.mailings import Mailing
from registration.models import Registration
from symposium.lib import language_names
from symposium.lib.letters.once import UNCLEAR_AFTER, SentOnce, SentOnceQuerySet
from symposium.program.models import Edition


def new_token() -> str:
    """What a Message-ID carries, so that what comes back can name its letter: 128 bits."""
    return secrets.token_hex(16)


class LetterQuerySet(SentOnceQuerySet["Letter"]):
    def sendable(self) -> "LetterQuerySet":
        """Neither left out nor part of a mailing that is paused or stopped."""
        is_open = Q(mailing__isnull=True) | Q(mailing__state__in=Mailing.OPEN)
        return self.filter(is_open, left_out="")

    def in_standing(self, standing: str, at: datetime) -> "LetterQuerySet":
        """As `Letter.standing_at` says of one."""
        silent = at - UNCLEAR_AFTER
        standings = Letter.Standing
        told = {
            standings.LEFT_OUT: ~Q(left_out=""),
            standings.RETURNED: Q(returned_at__isnull=False),
            standings.SENT: Q(sent_at__isnull=False, returned_at=None),
            standings.FAILED: Q(failed_at__isnull=False, sent_at=None),
            standings.UNCLEAR: Q(claimed_at__lte=silent, sent_at=None, failed_at=None),
            standings.GOING: Q(claimed_at__gt=silent, sent_at=None, failed_at=None),
            standings.WAITING: Q(claimed_at=None, failed_at=None, left_out=""),
        }
        return self.filter(told[standings(standing)])

    def open_at(self, at: datetime) -> "LetterQuerySet":
        """Those that somebody still has to do with: waiting, or just being sent."""
        waiting = Q(claimed_at=None, failed_at=None, left_out="")
        going = Q(claimed_at__gt=at - UNCLEAR_AFTER, sent_at=None, failed_at=None)
        return self.filter(waiting | going)


class Letter(SentOnce):
    """A confirmation, a reminder, or one of a mailing.

    `key` keeps it from being written twice. Mailings and reminders are put into words as they
    are sent; the other letters bring theirs along.
    """

    class Urgency(models.IntegerChoices):
        """Who waits for a letter right now does not stand behind 5,000 others."""

        AT_ONCE = 0, _("At once")
        REMINDER = 1, _("Reminder")
        MAILING = 2, _("Mailing")

    class Standing(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        GOING = "going", _("Just being sent")
        SENT = "sent", _("Sent")
        RETURNED = "returned", _("Came back")
        FAILED = "failed", _("Not delivered")
        UNCLEAR = "unclear", _("Perhaps sent")
        LEFT_OUT = "left_out", _("Left out")

    class LeftOut(models.TextChoices):
        NO_ADDRESS = "no_address", _("No e-mail address")
        BOUNCED = "bounced", _("Letters to this address came back")
        UNSUBSCRIBED = "unsubscribed", _("Wants no such letters")
        NOTHING_TO_SAY = "nothing", _("Nothing left to tell")

    # The kinds that are no letters of registration.
    MAILING, DAY, SOON = "mailing", "day", "soon"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="letters")
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.CASCADE, related_name="letters"
    )
    mailing = models.ForeignKey(
        Mailing, null=True, on_delete=models.CASCADE, related_name="letters"
    )
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200, unique=True)
    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.AT_ONCE)
    to = models.EmailField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10)
    time_zone = models.CharField(max_length=64)
    # What a reminder is about: `{"day": "2021-12-14"}` or `{"guid": "…"}`.
    about = models.JSONField(default=dict, blank=True)
    # The words as they were sent, or, for letters of registration, as they are to be.
    subject = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    attachments = models.JSONField(default=list, blank=True)
    written_at = models.DateTimeField()
    left_out = models.CharField(max_length=20, choices=LeftOut, blank=True)
    # The receiving server has refused it for good after it was sent.
    returned_at = models.DateTimeField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter to a participant")
        verbose_name_plural = _("letters to participants")
        ordering = ["-written_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mailing", "registration"], name="one_letter_of_a_mailing"
            ),
            models.CheckConstraint(
                condition=Q(left_out="") | Q(claimed_at=None), name="left_out_is_not_sent"
            ),
        ]
        indexes = [
            models.Index(
                fields=["urgency", "id"],
                condition=Q(claimed_at=None, left_out=""),
                name="letters_that_wait",
            ),
            models.Index(fields=["claimed_at"], name="letters_by_claim"),
            models.Index(fields=["edition", "-written_at"], name="letters_by_edition"),
        ]

    def __str__(self) -> str:
        return self.subject or self.key

    @property
    def message_id(self) -> str:
        """The same when it is sent again, so that mailboxes can tell it is the same."""
        return f"<letter.{self.token}@{urlsplit(settings.SITE_URL).hostname}>"

    @property
    def language_name(self) -> str:
        return language_names.language_name(self.language)

    @property
    def is_reminder(self) -> bool:
        return self.kind in {self.DAY, self.SOON}

    def standing_at(self, at: datetime) -> "Letter.Standing":
        if self.left_out:
            return self.Standing.LEFT_OUT
        if self.returned_at:
            return self.Standing.RETURNED
        if self.state == self.State.UNCLEAR and not self.can_be_sent_again_at(at):
            return self.Standing.GOING
        return self.Standing(self.state.value)


class Pace(models.Model):
    """The one row that workers lock while they take letters, so that together they keep the
    rate."""
