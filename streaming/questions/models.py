"""Questions from hall and screens, who supports them, and the rules of each stage."""

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from streaming.broadcast.models import Stage
from symposium.accounts.models import User

LONGEST_TEXT = 1_000
LONGEST_NAME = 80
# No 0/o, 1/l/i: an id may be read out in the hall.
ID_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_id() -> str:
    """A short public id; 31¹⁰ of them, so guessing one of a stage's few hundred is hopeless."""
    return "".join(secrets.choice(ID_ALPHABET) for _position in range(10))


class QuestionRoom(models.Model):
    """How questions go at one stage. A stage without a row has the defaults."""

    stage = models.OneToOneField(Stage, on_delete=models.CASCADE, related_name="question_room")
    is_open = models.BooleanField(_("questions are open"), default=True)
    is_moderated = models.BooleanField(_("a moderator publishes each question"), default=True)
    allows_anonymous = models.BooleanField(_("questions without a name are allowed"), default=True)
    max_length = models.PositiveIntegerField(
        _("longest question, in characters"),
        default=400,
        validators=[MinValueValidator(50), MaxValueValidator(LONGEST_TEXT)],
    )

    def __str__(self) -> str:
        return str(self.stage)


class QuestionQuerySet(models.QuerySet["Question"]):
    def public(self) -> "QuestionQuerySet":
        """What the audience sees."""
        return self.filter(state__in=[Question.State.PUBLISHED, Question.State.ANSWERED])

    def open(self) -> "QuestionQuerySet":
        """Published and not answered yet, the most wanted first."""
        return self.filter(state=Question.State.PUBLISHED).order_by(
            "-votes_count", "published_at", "public_id"
        )

    def answered(self) -> "QuestionQuerySet":
        """The latest answer first."""
        return self.filter(state=Question.State.ANSWERED).order_by("-answered_at", "public_id")


class Question(models.Model):
    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        PUBLISHED = "published", _("Published")
        ANSWERED = "answered", _("Answered")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Answer(models.TextChoices):
        ALOUD = "aloud", _("Answered aloud")
        IN_WRITING = "in_writing", _("Answered in writing")

    public_id = models.CharField(max_length=16, unique=True, default=new_id, editable=False)
    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="questions")
    # The released session that was on air; sessions come and go with releases, so no key.
    session_guid = models.UUIDField(null=True, blank=True)
    text = models.CharField(_("question"), max_length=LONGEST_TEXT)
    original_text = models.CharField(max_length=LONGEST_TEXT)
    language = models.CharField(max_length=10, blank=True)

    author = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    # `Participant.key` of the asker, with or without an account.
    asker = models.CharField(max_length=64)
    display_name = models.CharField(
        pgettext_lazy("person", "name"), max_length=LONGEST_NAME, blank=True
    )
    is_anonymous = models.BooleanField(default=True)
    # Made by the browser: a command that is sent twice asks once.
    client_id = models.CharField(max_length=40)

    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_text = models.TextField(_("answer"), max_length=3_000, blank=True)
    is_pinned = models.BooleanField(default=False)
    votes_count = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    # Events may overtake each other on their way; a browser keeps the higher version. What is
    # said and how many want it change apart from each other, so each has its own.
    version = models.PositiveIntegerField(default=1)
    votes_version = models.PositiveIntegerField(default=0)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["stage", "state", "-votes_count"])]
        constraints = [
            models.UniqueConstraint(
                fields=["stage", "asker", "client_id"], name="question_asked_once"
            ),
            models.UniqueConstraint(
                fields=["stage"], condition=Q(is_pinned=True), name="one_pinned_question"
            ),
            models.CheckConstraint(
                condition=Q(is_pinned=False) | Q(state="published"),
                name="pinned_question_is_published",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="published_question_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered")
                | Q(published_at__isnull=False, answered_at__isnull=False) & ~Q(answer=""),
                name="answered_question_has_its_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def shown_name(self) -> str:
        """The asker's name as everybody may read it; empty for an anonymous one."""
        return "" if self.is_anonymous else self.display_name

    @property
    def is_edited(self) -> bool:
        return self.text != self.original_text


class Upvote(models.Model):
    """One person's wish to hear the answer."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="upvotes")
    voter = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "voter"], name="one_upvote_a_person")
        ]
