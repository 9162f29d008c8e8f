"""Institutions and where they are."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.institutions import countries
from symposium.lib import folding
from symposium.lib.translated import TranslatedField


class SearchTextField(models.TextField[str, str]):
    """All names of a row, folded, a line each; written anew whenever the row is saved."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        assert isinstance(model_instance, Institution)  # noqa: S101 - narrows the type
        text = model_instance.folded_names()
        setattr(model_instance, self.attname, text)
        return text


class InstitutionQuerySet(models.QuerySet["Institution"]):
    def confirmed(self) -> "InstitutionQuerySet":
        """Without those that somebody has proposed and no organizer has looked at yet."""
        return self.filter(is_proposed=False)

    def proposed(self) -> "InstitutionQuerySet":
        return self.filter(is_proposed=True)

    def matching(self, text: str) -> "InstitutionQuerySet":
        """Those with each word of a text in one of their names or in their city's."""
        found = self
        for word in folding.terms(text)[:8]:
            found = found.filter(search_text__contains=word)
        return found


class Institution(models.Model):
    class Kind(models.TextChoices):
        VENUE = "venue", _("Museum or science center")
        AGENCY = "agency", _("Government agency or organization")
        INTERNATIONAL = "international", _("International organization")

    slug = models.SlugField(max_length=100, unique=True)
    name = TranslatedField(_("name"), max_length=300)
    # The English name, or the first there is: what lists sort by and doubles are found by.
    sort_name = models.CharField(max_length=300)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.VENUE)
    # ISO 3166 code of the country or region as the institution states it; none for an
    # international body. `countries.country_of` tells within which country a region counts.
    territory = models.CharField(_("country or region"), max_length=2, blank=True, db_index=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    homepage = models.URLField(_("homepage"), blank=True)
    # Short forms, other spellings and former names, in any script: search finds them.
    aliases = models.JSONField(_("other spellings"), default=list, blank=True)
    is_proposed = models.BooleanField(default=False)
    search_text = SearchTextField(editable=False, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = InstitutionQuerySet.as_manager()

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["sort_name", "id"]
        indexes = [models.Index(Lower("sort_name"), name="institution_sort_name")]
        constraints = [
            models.UniqueConstraint(
                Lower("sort_name"), "territory", name="institution_once_in_a_country"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="international", territory="")
                | ~models.Q(kind="international"),
                name="international_body_has_no_country",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name) or self.sort_name

    def folded_names(self) -> str:
        """What search looks at: each name once, folded, then the city."""
        texts = [*self.all_names(), self.city]
        return "\n".join(dict.fromkeys(filter(None, map(folding.folded, texts))))

    def all_names(self) -> list[str]:
        """In every language, and the other spellings; each once."""
        return list(dict.fromkeys([self.sort_name, *self.name.values(), *self.aliases]))

    @property
    def country(self) -> str:
        """The code of the country for which it counts; empty for an international body."""
        return countries.country_of(self.territory)

    @property
    def territory_name(self) -> str:
        return countries.name_of(self.territory) if self.territory else ""


class InstitutionMerge(models.Model):
    """What an institution was before it became one with another: its address leads there still."""

    into = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="merges")
    slug = models.SlugField(max_length=100, unique=True)
    name = TranslatedField(_("name"), max_length=300)
    sort_name = models.CharField(max_length=300)
    aliases = models.JSONField(default=list)
    kind = models.CharField(max_length=20, choices=Institution.Kind)
    territory = models.CharField(max_length=2, blank=True)
    city = models.CharField(max_length=120, blank=True)
    homepage = models.URLField(blank=True)
    # How many rows of which table moved: `{"registration.Registration": 12, …}`.
    moved = models.JSONField(default=dict)
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("merged institution")
        verbose_name_plural = _("merged institutions")
        ordering = ["-merged_at", "-id"]

    def __str__(self) -> str:
        return str(self.name) or self.sort_name
