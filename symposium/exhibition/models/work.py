"""Works: they belong to a museum, whether an edition shows them or not."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.exhibition.rights import Rights
from symposium.institutions.models import Institution
from symposium.lib import sdg
from symposium.lib.folding import folded
from symposium.lib.translated import TranslatedField

if TYPE_CHECKING:
    from symposium.exhibition.models.medium import Medium


def check_goals(value: object) -> None:
    if not isinstance(value, list) or not set(value) <= set(sdg.NUMBERS):
        raise ValidationError(_("Choose goals from 1 to 17."))


class Work(models.Model):
    """Something a museum made: a film, a specimen in 3D, a traveling exhibition, a game."""

    class Form(models.TextChoices):
        VIDEO = "video", _("Video")
        MODEL = "3d-model", _("3D model")
        EXHIBITION = "exhibition", _("Exhibition")
        FILM = "film", _("Film")
        LECTURE = "lecture", _("Lecture")
        EXHIBIT = "exhibit", _("Exhibit")
        FULLDOME = "fulldome", _("Fulldome film")
        ACTIVITY = "activity", _("Activity")
        GAME = "game", _("Game")
        PICTURE_BOOK = "picture-book", _("Picture book")

    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, related_name="works", verbose_name=_("museum")
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = TranslatedField(_("title"), max_length=200)
    summary = TranslatedField(_("summary"), max_length=3000, blank=True)
    form = models.CharField(_("form"), max_length=20, choices=Form, db_index=True)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1500), MaxValueValidator(2100)],
    )
    creators = TranslatedField(_("creators"), max_length=500, blank=True)
    sdg_goals = models.JSONField(
        _("Sustainable Development Goals"), default=list, blank=True, validators=[check_goals]
    )
    rights = models.CharField(_("rights"), max_length=100, choices=Rights, default=Rights.CC_BY_NC)
    credit = TranslatedField(_("credit"), max_length=300, blank=True)
    # Title, summary and creators in every language, folded; written by `actions`.
    search_text = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    # Ready pictures, where `queries.plates` has fetched them.
    pictures: "list[Medium]"

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.title) or self.slug

    def text_for_search(self) -> str:
        texts = [self.title, self.summary, self.creators]
        return folded("\n".join(text for translated in texts for text in translated.values()))
