"""Support only: people and the audit log, which nobody can change."""

from django.contrib import admin
from django.http import HttpRequest

from symposium.accounts.models import AuditEntry, User


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    list_display = ["email", "display_name", "language", "is_active", "is_staff"]
    search_fields = ["email", "display_name"]
    readonly_fields = ["password", "last_login", "joined_at"]


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin[AuditEntry]):
    list_display = ["at", "actor_email", "verb", "target_name", "edition_slug"]
    search_fields = ["actor_email", "verb", "target_name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False
