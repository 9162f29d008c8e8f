"""Where sessions take place and what they belong to: rooms and tracks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import TranslatedField
from symposium.program.models.edition import Edition


class Room(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rooms")
    slug = models.SlugField(max_length=50)
    name = TranslatedField(_("name"), max_length=120)
    capacity = models.PositiveIntegerField(_("capacity"), null=True, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="room_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug


class RoomHours(models.Model):
    """When a room can be used. A room without hours can be used at any time."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="hours")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("hours of a room")
        verbose_name_plural = _("hours of rooms")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="room_hours_end_after_start",
            )
        ]


class Track(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="tracks")
    slug = models.SlugField(max_length=50)
    name = TranslatedField(_("name"), max_length=200)
    color = models.CharField(_("color"), max_length=7, default="#2f5d8a")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("track")
        verbose_name_plural = _("tracks")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="track_slug_in_edition")
        ]

    def __str__(self) -> str:
        return str(self.name) or self.slug
