"""A proposed session, its state, and every change of it."""

import secrets
import uuid
from datetime import datetime

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.calls.models.call import Call, LateLink
from symposium.jury.models import Entry
from symposium.lib.translated import TranslatedField
from symposium.program.models import Session, Track

# Without what is taken for something else when it is read aloud or copied from paper.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 8


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _number in range(CODE_LENGTH))


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def sent(self) -> "SubmissionQuerySet":
        """Those that their authors have handed in and not taken back."""
        return self.exclude(state__in=[Submission.State.DRAFT, Submission.State.WITHDRAWN])

    def standing(self) -> "SubmissionQuerySet":
        return self.exclude(state=Submission.State.WITHDRAWN)

    def undecided(self) -> "SubmissionQuerySet":
        return self.filter(state__in=[Submission.State.SUBMITTED, Submission.State.UNDER_REVIEW])


class Submission(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        UNDER_REVIEW = "under_review", _("Under review")
        ACCEPTED = "accepted", _("Accepted")
        WAITLISTED = "waitlisted", _("On the waiting list")
        DECLINED = "declined", _("Declined")
        CONFIRMED = "confirmed", _("Confirmed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Decision(models.TextChoices):
        ACCEPT = "accepted", _("Accept")
        WAITLIST = "waitlisted", _("Waiting list")
        DECLINE = "declined", _("Decline")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="submissions")
    guid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code, editable=False)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="submissions")
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    title = TranslatedField(_("title"), max_length=300, blank=True)
    abstract = TranslatedField(_("abstract"), max_length=10_000, blank=True)
    notes = TranslatedField(_("notes for the organizers"), max_length=3000, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Session.Kind, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    track = models.ForeignKey(
        Track, null=True, blank=True, on_delete=models.SET_NULL, related_name="submissions"
    )
    # Language codes: what will be spoken.
    spoken_languages = models.JSONField(_("spoken languages"), default=list, blank=True)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)

    late_link = models.ForeignKey(
        LateLink, null=True, blank=True, on_delete=models.SET_NULL, related_name="submissions"
    )
    entry = models.OneToOneField(
        Entry, null=True, blank=True, on_delete=models.SET_NULL, related_name="submission"
    )
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="submission"
    )
    # What the committee has decided; authors learn of it when it is announced and becomes the
    # state.
    decision = models.CharField(max_length=20, choices=Decision, blank=True)
    decision_reason = models.TextField(_("reason"), max_length=3000, blank=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    # Rises with each write of its authors; a write that names an older one is refused as stale.
    version = models.PositiveIntegerField(default=1, validators=[MinValueValidator(1)])

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed session")
        verbose_name_plural = _("proposed sessions")
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return str(self.title) or self.code

    def is_editable_at(self, at: datetime) -> bool:
        """Until the deadline, or the late link's, and only before the jury has it."""
        if self.state not in {self.State.DRAFT, self.State.SUBMITTED}:
            return False
        late = self.late_link is not None and self.late_link.is_valid_at(at)
        return self.call.is_open_at(at) or late

    @property
    def may_be_withdrawn(self) -> bool:
        return self.state not in {self.State.DECLINED, self.State.WITHDRAWN}

    @property
    def awaits_announcement(self) -> bool:
        """Something has been decided that its authors do not know yet."""
        return bool(self.decision) and self.decision != self.state and self.is_open_to_decision

    @property
    def is_open_to_decision(self) -> bool:
        """Handed in, not withdrawn, and not in the program already."""
        closed = {
            self.State.DRAFT,
            self.State.WITHDRAWN,
            self.State.ACCEPTED,
            self.State.CONFIRMED,
        }
        return self.state not in closed


class SubmissionChange(models.Model):
    """One step from a state to the next; `by` is None when nobody took it by hand."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="changes")
    before = models.CharField(max_length=20, choices=Submission.State, blank=True)
    after = models.CharField(max_length=20, choices=Submission.State)
    by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("change of a proposal")
        verbose_name_plural = _("changes of proposals")
        ordering = ["at", "id"]
