"""What every template knows of the edition it stands in."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from symposium.program import access
from symposium.program.models import Edition


def edition(request: HttpRequest) -> dict[str, Any]:
    """`edition` (or None), `editions` (published, the latest first) and `may`, a set of
    permission values such as "edit_program". Nothing is read before a template asks."""
    current: Edition | None = getattr(request, "edition", None)

    def permissions() -> frozenset[str]:
        user = getattr(request, "user", None)
        return access.permissions_for(user, current) if user and current else frozenset()

    return {
        "edition": current,
        "editions": SimpleLazyObject(lambda: list(Edition.objects.published().in_order())),
        "may": SimpleLazyObject(permissions),
    }
