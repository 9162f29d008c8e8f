"""A person's place in an edition, and what the person has answered."""

import secrets
import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registration.models.categories import Category, Question
from registration.models.delegations import Delegation, Invitation
from symposium.accounts.models import User
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib import language_names
from symposium.program.models import Edition

# Without the letters and digits that people take for one another.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 14
ANSWER_FILES = "private/answers"


def new_code() -> str:
    """A random code for a badge's QR: 68 bits, too many to guess."""
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(CODE_LENGTH))


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def confirmed(self) -> "RegistrationQuerySet":
        return self.filter(state=Registration.State.CONFIRMED)

    def seated(self) -> "RegistrationQuerySet":
        """Those that take a seat: confirmed, or offered one that is kept until an answer."""
        return self.filter(state__in=Registration.SEATED)

    def with_details(self) -> "RegistrationQuerySet":
        """With all that a row of a list shows, in one query."""
        return self.select_related("edition", "category", "institution")


class Registration(models.Model):
    """A person's place in an edition. The account may be missing: heads of delegations register
    others, and whoever signs in with the e-mail address gets to the registration."""

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("On site")
        ONLINE = "online", _("Online")

    class State(models.TextChoices):
        # Somebody has to agree first.
        REQUESTED = "requested", _("Requested")
        CONFIRMED = "confirmed", _("Confirmed")
        WAITING = "waiting", _("Waiting")
        # A seat is kept until `answer_by`.
        OFFERED = "offered", _("Offered")
        DECLINED = "declined", _("Declined")
        CANCELED = "canceled", _("Canceled")

    SEATED = (State.CONFIRMED, State.OFFERED)

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="registrations")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="registrations")
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    # Empty for a member whom only the head of the delegation can reach.
    email = models.EmailField(_("e-mail address"), blank=True)
    # As the person writes it, in the own script; the other one as in the passport.
    display_name = models.CharField(pgettext_lazy("person", "name"), max_length=200)
    latin_name = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    institution = models.ForeignKey(
        Institution,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
        verbose_name=_("institution"),
    )
    # The country or region that the person comes for; none with an international body.
    territory = models.CharField(_("country or region"), max_length=2, blank=True, db_index=True)
    mode = models.CharField(_("taking part"), max_length=10, choices=Mode)
    language = models.CharField(_("language"), max_length=10, default="en")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CONFIRMED)
    code = models.CharField(max_length=20, unique=True, default=new_code, editable=False)
    # A newer ticket makes the older ones invalid; a lost badge or a new person raises it.
    ticket_version = models.PositiveSmallIntegerField(default=1, editable=False)
    registered_at = models.DateTimeField(_("registered"), db_index=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    delegation = models.ForeignKey(
        Delegation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="members",
        verbose_name=_("delegation"),
    )
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    # Since when it stands in line; the order of promotion.
    waiting_since = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(_("answer by"), null=True, blank=True)
    # Who agreed or declined, when and why; `review_since` when an approved answer has changed.
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decision_reason = models.TextField(_("reason"), blank=True)
    review_since = models.DateTimeField(null=True, blank=True)
    # What has changed since: `[{"field": …, "label": {language: text}, "before": …, "after": …}]`.
    review_changes = models.JSONField(default=list, blank=True)
    # Which privacy notice the person agreed to, and when.
    consent_version = models.CharField(max_length=20, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                "edition",
                Lower("email"),
                condition=~Q(email=""),
                name="one_registration_an_email",
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(answer_by__isnull=False),
                name="offered_seat_has_a_date",
            ),
        ]
        indexes = [
            models.Index(fields=["edition", "state"], name="registration_edition_state"),
            models.Index(
                fields=["edition", "waiting_since", "id"],
                condition=Q(state="waiting"),
                name="registration_line",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def territory_name(self) -> str:
        return countries.name_of(self.territory) if self.territory else ""

    @property
    def country(self) -> str:
        """The code of the country for which the person counts; empty for none."""
        return countries.country_of(self.territory)

    @property
    def language_name(self) -> str:
        return language_names.language_name(self.language)

    @property
    def is_confirmed(self) -> bool:
        return self.state == self.State.CONFIRMED

    @property
    def is_canceled(self) -> bool:
        return self.state == self.State.CANCELED


def _answer_path(_row: models.Model, _name: str) -> str:
    # Below private/, which nothing serves; the sender's name for it is not part of the path.
    return f"{ANSWER_FILES}/{uuid.uuid4().hex}"


class Answer(models.Model):
    """What a person said when asked; it keeps the question as it was asked then."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.RESTRICT, related_name="answers")
    # A text, a number, a date as text, a key or a list of keys, a country's code, true or false;
    # of a file `{"name": …, "media_type": …, "byte_count": …}`.
    value = models.JSONField(null=True)
    file = models.FileField(upload_to=_answer_path, blank=True, max_length=200)
    # `{"kind": …, "label": {language: text}, "options": […]}` at that time.
    asked = models.JSONField(default=dict)
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["question__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "question"], name="one_answer_to_a_question"
            )
        ]
