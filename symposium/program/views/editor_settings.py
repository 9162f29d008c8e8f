"""What the editor's script must know besides the program: addresses, and the words for codes."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse

from symposium.lib.language_names import language_name
from symposium.lib.pillars import PILLARS
from symposium.lib.sdg import goals
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.models import Edition, Participation, Session
from symposium.program.planning.rules import RULES
from symposium.program.queries.stages import stage_choices

# In the place of a session's slug, in an address that the script completes.
SLUG = "SLUG"


def editor_settings(request: HttpRequest, edition: Edition) -> dict[str, Any]:
    """Codes with their names in the reader's language, in the order in which they are offered."""
    return {
        "base": reverse("program:editor_data", args=[edition.slug]).removesuffix("data.json"),
        "socket": f"{settings.LIVE_URL}/ws/program/{edition.slug}/",
        "form": reverse("program:organize_session", args=[edition.slug, SLUG]),
        "csrf_token": get_token(request),
        "kinds": _told(Session.Kind.choices),
        "statuses": _told(Session.Status.choices),
        "parts": _told(Participation.Part.choices),
        "languages": _languages(edition),
        "stages": stage_choices(edition),
        "goals": [(number, f"{number} {goal.short}") for number, goal in goals().items()],
        "pillars": _told(list(PILLARS.items())),
        "rules": [(name, str(rule.title)) for name, rule in RULES.items()],
    }


def _told(choices: list[tuple[Any, Any]]) -> list[tuple[Any, str]]:
    return [(code, str(name)) for code, name in choices]


def _languages(edition: Edition) -> list[tuple[str, str]]:
    """The edition's own languages come before the others."""
    codes = dict.fromkeys([*edition.languages, *LANGUAGE_CODES])
    return [(code, language_name(code)) for code in codes]
