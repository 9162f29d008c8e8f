"""Stages and the sources of their pictures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition, Room


class StageQuerySet(models.QuerySet["Stage"]):
    def of(self, edition: Edition) -> "StageQuerySet":
        """The edition's stages in the organizers' order, each with its room and edition."""
        return self.filter(edition=edition).select_related("edition", "room")


class Stage(models.Model):
    """Where the audience watches. Its running order is the released sessions that name it,
    and those of its room that name none."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="stages")
    slug = models.SlugField(max_length=50)
    name = TranslatedField(_("name"), max_length=120)
    room = models.ForeignKey(
        Room, null=True, blank=True, on_delete=models.SET_NULL, related_name="stages"
    )
    position = models.PositiveIntegerField(default=0)

    objects = StageQuerySet.as_manager()

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="stage_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug

    @property
    def key(self) -> str:
        """The stage's name in event logs and socket addresses: `<edition>/<stage>`."""
        return f"{self.edition.slug}/{self.slug}"


class SourceQuerySet(models.QuerySet["Source"]):
    def active(self) -> "SourceQuerySet":
        return self.filter(is_active=True)


class Source(models.Model):
    """One picture of a stage; players try active sources in order of position."""

    stage = models.ForeignKey(Stage, on_delete=models.CASCADE, related_name="sources")
    # The name of a provider in `providers`; it made `address` from what a person pasted. An
    # address without a host is one of our own.
    provider = models.CharField(max_length=20)
    address = models.CharField(_("address"), max_length=500)
    label = models.CharField(_("label"), max_length=120, blank=True)
    audio_languages = models.JSONField(default=list, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    position = models.PositiveIntegerField(default=0)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.label or self.provider
