"""Media of works: pictures, films and 3D models, from the upload to what visitors get."""

import uuid
from typing import TypedDict

from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.exhibition.media.refusals import Reason
from symposium.exhibition.models.work import Work
from symposium.exhibition.rights import Rights
from symposium.lib.translated import TranslatedField


def path_of_original(medium: "Medium", name: str) -> str:
    """A path that says nothing of the sender's name for the file, below what is never served."""
    return f"private/exhibition/{uuid.uuid4().hex}"


class Derivative(TypedDict):
    """One size of a picture: its path in the storage, pixels, and bytes."""

    path: str
    width: int
    height: int
    size: int


class MediumQuerySet(models.QuerySet["Medium"]):
    def ready(self) -> "MediumQuerySet":
        return self.filter(state=Medium.State.READY)

    def pictures(self) -> "MediumQuerySet":
        return self.filter(kind=Medium.Kind.PICTURE)


class Medium(models.Model):
    """Visitors see it once it is ready. A refused one keeps the reason until staff remove it."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("Picture")
        FILM = "film", _("Film")
        MODEL = "model", _("3D model")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be checked")
        READY = "ready", _("Ready")
        REFUSED = "refused", _("Refused")

    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="media")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    # Why it was refused, and a detail for people who know files.
    refusal = models.CharField(max_length=40, choices=Reason, blank=True)
    refusal_detail = models.CharField(max_length=200, blank=True)
    # As uploaded, never served. Emptied when the checked file itself goes on show.
    original = models.FileField(upload_to=path_of_original, max_length=255, blank=True)
    original_name = models.CharField(max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    # What visitors get: a model's or film's file. Pictures have derivatives instead.
    file = models.FileField(max_length=255, blank=True)
    # A film elsewhere: the address of its HLS playlist, on this site or one of MEDIA_HOSTS.
    stream = models.CharField(_("HLS address"), max_length=500, blank=True)
    derivatives = models.JSONField(default=list, blank=True)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    # A few blurred pixels as a data: address, shown until the picture is there.
    placeholder = models.TextField(blank=True)
    poster = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="poster_of",
        verbose_name=_("poster"),
    )
    alt = TranslatedField(_("description for those who cannot see it"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=300, blank=True)
    license = models.CharField(_("license"), max_length=100, choices=Rights, blank=True)
    position = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = MediumQuerySet.as_manager()

    class Meta:
        verbose_name = _("medium")
        verbose_name_plural = _("media")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(refusal=""),
                name="refused_medium_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.original_name or self.get_kind_display()

    @property
    def sizes(self) -> list[Derivative]:
        """The picture's sizes, the smallest first."""
        return sorted(self.derivatives, key=lambda size: int(size["width"]))

    @property
    def srcset(self) -> str:
        return ", ".join(
            f"{default_storage.url(size['path'])} {size['width']}w" for size in self.sizes
        )

    @property
    def size_urls(self) -> list[str]:
        return [default_storage.url(size["path"]) for size in self.sizes]

    @property
    def small_url(self) -> str:
        return default_storage.url(self.sizes[0]["path"]) if self.derivatives else ""

    @property
    def large_url(self) -> str:
        return default_storage.url(self.sizes[-1]["path"]) if self.derivatives else ""

    @property
    def address(self) -> str:
        """Where a film or model is played from."""
        return self.stream or (self.file.url if self.file else "")

    @property
    def is_stream(self) -> bool:
        return bool(self.stream)
