"""For support only; organizers have their own pages."""

from django.contrib import admin
from django.http import HttpRequest

from symposium.program.models import (
    Appointment,
    Edition,
    Participation,
    Release,
    Room,
    Session,
    Speaker,
    Track,
)


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin[Edition]):
    list_display = ["slug", "starts_on", "ends_on", "is_published", "is_current"]


@admin.register(Appointment)
class AppointmentAdmin(admin.ModelAdmin[Appointment]):
    list_display = ["edition", "user", "role"]
    list_filter = ["edition", "role"]
    autocomplete_fields = ["user"]


@admin.register(Room, Track)
class PlaceAdmin(admin.ModelAdmin[Room]):
    list_display = ["slug", "edition", "position"]
    list_filter = ["edition"]


@admin.register(Speaker)
class SpeakerAdmin(admin.ModelAdmin[Speaker]):
    list_display = ["__str__", "edition", "institution"]
    list_filter = ["edition"]
    raw_id_fields = ["user", "institution"]


class ParticipationInline(admin.TabularInline[Participation, Session]):
    model = Participation
    raw_id_fields = ["speaker"]
    extra = 0


@admin.register(Session)
class SessionAdmin(admin.ModelAdmin[Session]):
    list_display = ["slug", "edition", "kind", "starts_at", "room", "version"]
    list_filter = ["edition", "kind"]
    search_fields = ["slug", "title"]
    raw_id_fields = ["room", "track"]
    readonly_fields = ["guid", "version"]
    inlines = [ParticipationInline]


@admin.register(Release)
class ReleaseAdmin(admin.ModelAdmin[Release]):
    """Releases are looked at, never changed."""

    list_display = ["edition", "number", "released_at", "released_by"]
    list_filter = ["edition"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Release | None = None) -> bool:
        return False
