"""Rows that are letters: each is claimed, sent and settled, and never sent twice.

A worker claims a letter before it hands it to the mail server. One that is killed in between
leaves a letter of which nobody knows whether it has left: it is shown as unclear, is not sent
again by itself, and people decide.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.lib.letters.post import Fate, Outcome

# A worker that has taken a letter and is silent for so long will not come back.
UNCLEAR_AFTER = timedelta(minutes=15)
MOST_ATTEMPTS = 6
FIRST_PAUSE = timedelta(minutes=2)
LONGEST_ERROR = 300

Letter = TypeVar("Letter", bound="SentOnce")

if TYPE_CHECKING:
    _QuerySet = models.QuerySet[Letter]
else:
    _QuerySet = models.QuerySet


class LetterState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not delivered")
    # A worker has taken it and has not come back: nobody knows whether it has left.
    UNCLEAR = "unclear", _("Perhaps sent")


class SentOnceQuerySet(_QuerySet[Letter]):
    def waiting_at(self, at: datetime) -> "SentOnceQuerySet[Letter]":
        """Those whose turn has come and that nobody has taken."""
        due = models.Q(retry_at__isnull=True) | models.Q(retry_at__lte=at)
        return self.filter(due, claimed_at__isnull=True)

    def lost_at(self, at: datetime) -> "SentOnceQuerySet[Letter]":
        """Refused, or taken by a worker that has not come back: what may be sent again."""
        gone = models.Q(failed_at__isnull=False) | models.Q(claimed_at__lte=at - UNCLEAR_AFTER)
        return self.filter(gone, sent_at__isnull=True)

    def renew(self, **others: Any) -> int:
        """Let these letters wait for their turn once more; answers how many."""
        return self.update(
            claimed_at=None,
            sent_at=None,
            failed_at=None,
            retry_at=None,
            attempt_count=0,
            error="",
            **others,
        )


class SentOnce(models.Model):
    State = LetterState

    # Taken by a worker that is about to send it, then sent: never twice, even if one is killed.
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    # How often the mail server has put it off, until when it waits, and what was said last.
    attempt_count = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=LONGEST_ERROR, blank=True)

    class Meta:
        abstract = True

    @property
    def state(self) -> LetterState:
        if self.sent_at:
            return LetterState.SENT
        if self.failed_at:
            return LetterState.FAILED
        return LetterState.UNCLEAR if self.claimed_at else LetterState.WAITING

    def can_be_sent_again_at(self, at: datetime) -> bool:
        """As `lost_at` asks it of rows."""
        is_silent = self.claimed_at is not None and self.claimed_at <= at - UNCLEAR_AFTER
        return self.sent_at is None and (self.failed_at is not None or is_silent)


def claim(rows: "models.QuerySet[Letter]", *, key: int, at: datetime) -> bool:
    """Take a letter for oneself; False when somebody else has, or it is not among these rows."""
    return bool(rows.filter(pk=key, claimed_at__isnull=True).update(claimed_at=at))


def settle(letter: SentOnce, outcome: Outcome, *, at: datetime, **others: Any) -> None:
    """Write down what has become of a claimed letter.

    What the server puts off waits longer each time, and fails after MOST_ATTEMPTS; what is
    unclear keeps its claim. A claim that people have renewed meanwhile is not touched.
    """
    changes: dict[str, Any] = others | {"error": outcome.text[:LONGEST_ERROR]}
    if outcome.fate == Fate.SENT:
        changes |= {"sent_at": at, "error": ""}
    elif outcome.fate == Fate.PUT_OFF and letter.attempt_count + 1 < MOST_ATTEMPTS:
        changes |= {
            "claimed_at": None,
            "attempt_count": letter.attempt_count + 1,
            "retry_at": at + FIRST_PAUSE * 2**letter.attempt_count,
        }
    elif outcome.fate != Fate.UNCLEAR:
        changes["failed_at"] = at
    own = type(letter)._default_manager.filter(pk=letter.pk, claimed_at=letter.claimed_at)
    own.update(**changes)
