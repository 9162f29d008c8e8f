"""What every template knows of its visitor."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from symposium.lib.translated import RIGHT_TO_LEFT

THEMES = {"light", "dark"}


def visitor(request: HttpRequest) -> dict[str, Any]:
    theme = request.COOKIES.get("theme", "")
    return {
        "languages": [
            {"code": code, "name": name, "dir": "rtl" if code in RIGHT_TO_LEFT else "ltr"}
            for code, name in settings.LANGUAGES
        ],
        "theme": theme if theme in THEMES else "auto",
        # The zone's key; its "name" may be an offset that no browser knows.
        "time_zone": str(timezone.get_current_timezone()),
        "demonstration": settings.DEMONSTRATION,
        "site_url": settings.SITE_URL,
        "offline_copies": settings.OFFLINE_COPIES,
    }
