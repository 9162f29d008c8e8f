"""Releases: the program as it was published, number by number, never changed."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.program.models.edition import Edition


class ReleaseQuerySet(models.QuerySet["Release"]):
    def delete(self) -> NoReturn:
        """Numbers have no gaps: releases go with their edition alone."""
        raise models.ProtectedError("Releases are kept.", set(self))


class Release(models.Model):
    """An immutable, numbered copy of a whole program. `released.py` reads the document, and
    `guards_of_releases` keeps the database from changing it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    # The earlier release whose sessions this one brings back, when it is a rollback.
    restores = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-number"]
        get_latest_by = "number"
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="release_number_in_edition")
        ]

    def __str__(self) -> str:
        return f"{self.edition.slug} · {self.number}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """As for a whole query."""
        raise models.ProtectedError("Releases are kept.", {self})
