"""Releases: the program as it was published, number by number, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.program.models.edition import Edition


class Release(models.Model):
    """An immutable, numbered copy of a whole program. `released.py` reads the document."""

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


class ReleaseNotice(models.Model):
    """The one letter in which a release tells a person what has changed for them."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="notices")
    email = models.EmailField()
    # GUIDs of the sessions it is about, in the order of time.
    guids = models.JSONField(default=list)
    language = models.CharField(max_length=10)
    time_zone = models.CharField(max_length=64)
    # Taken by a worker that is about to send it, then sent: never twice, even if one is killed.
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice of a release")
        verbose_name_plural = _("notices of releases")
        constraints = [
            models.UniqueConstraint(fields=["release", "email"], name="one_notice_a_release")
        ]
