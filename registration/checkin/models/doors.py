"""Where people go in and out: the entrances of the venue, and the doors of single sessions."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import TranslatedField
from symposium.program.models import Edition, Session


class Door(models.Model):
    class Kind(models.TextChoices):
        # All entrances lead to one place: whoever came in by one can go out by another.
        ENTRANCE = "entrance", _("Entrance")
        SESSION = "session", _("Door of a session")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="doors")
    name = TranslatedField(_("name"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ENTRANCE)
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.CASCADE, related_name="door"
    )
    # `["2021-12-14", …]`; empty: all days of the edition.
    days = models.JSONField(_("days"), default=list, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("door")
        verbose_name_plural = _("doors")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="entrance", session=None)
                | Q(kind="session", session__isnull=False),
                name="door_of_a_session_has_one",
            )
        ]

    def __str__(self) -> str:
        return str(self.name) or str(self.session or self.pk)

    @property
    def valid_days(self) -> list[date]:
        """The days on which one may come in here."""
        if self.session and self.session.starts_at:
            return [self.session.starts_at.astimezone(self.edition.zone).date()]
        return [date.fromisoformat(day) for day in self.days] or self.edition.days

    @property
    def capacity(self) -> int | None:
        """How many fit behind it; None when nobody has said."""
        if self.session is None:
            return None
        room = self.session.room
        return self.session.capacity or (room.capacity if room else None)
