"""Who attends an edition, and in which category."""

import secrets

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from symposium.accounts.models import User
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib import language_names
from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition

# Without the letters and digits that people take for one another.
CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 14


def new_code() -> str:
    """A random code for a badge's QR: 68 bits, too many to guess."""
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(CODE_LENGTH))


class Category(models.Model):
    """As what somebody takes part: delegate, speaker, press …"""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="categories")
    slug = models.SlugField(max_length=50)
    name = TranslatedField(_("name"), max_length=120)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="category_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def confirmed(self) -> "RegistrationQuerySet":
        return self.filter(state=Registration.State.CONFIRMED)

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
        CONFIRMED = "confirmed", _("Confirmed")
        WAITING = "waiting", _("Waiting")
        CANCELED = "canceled", _("Canceled")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="registrations")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="registrations")
    user = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    email = models.EmailField(_("e-mail address"))
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
    registered_at = models.DateTimeField(_("registered"), db_index=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    # Which privacy notice the person agreed to, and when.
    consent_version = models.CharField(max_length=20, blank=True)
    consented_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-registered_at", "-id"]
        constraints = [
            models.UniqueConstraint("edition", Lower("email"), name="one_registration_an_email")
        ]
        indexes = [models.Index(fields=["edition", "state"], name="registration_edition_state")]

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
