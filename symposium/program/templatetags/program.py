"""Tags of the program's pages."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from symposium.lib import language_names as language_names_of
from symposium.lib import sdg
from symposium.lib.language_names import language_name
from symposium.lib.pillars import PILLARS
from symposium.lib.translated import Translated
from symposium.program.models import Participation, Session

register = template.Library()


@register.filter
def language_names(codes: Iterable[str]) -> str:
    """ "Chinese · English", in the reader's language."""
    return " · ".join(language_name(code) for code in codes)


@register.filter
def language_label(code: str) -> str:
    """ "Chinese", in the reader's language."""
    return language_name(code)


# As Django's json_script: no character that could end the element.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def kind_name(kind: str) -> str:
    """The name of a session's kind: "Keynote"."""
    return str(Session.Kind(kind).label) if kind in Session.Kind.values else kind


@register.filter
def part_name(part: str) -> str:
    """The name of what somebody does in a session: "Chair"."""
    return str(Participation.Part(part).label) if part in Participation.Part.values else part


@register.filter
def day_in_zone(at: datetime) -> str:
    """The visitor's day of an instant, as addresses write it."""
    return timezone.localtime(at).date().isoformat()


@register.filter
def row_height(minutes: int) -> str:
    """The least height of a row of the timetable: by time, but no gap takes half a screen."""
    return f"{min(max(minutes * 0.075, 0.5), 7):.2f}rem"


@register.filter
def goals(numbers: Iterable[int]) -> list[sdg.Goal]:
    """The development goals with these numbers."""
    return [sdg.goals()[number] for number in numbers if number in sdg.NUMBERS]


@register.filter
def pillar_names(numbers: Iterable[int]) -> "list[tuple[int, str | Promise]]":
    """The pillars with these numbers."""
    return [(number, PILLARS[number]) for number in numbers if number in PILLARS]


@register.filter
def own_name(code: str) -> str:
    """What a language is called by those who speak it."""
    return language_names_of.own_name(code)


@register.filter
def in_language(text: Translated, code: str) -> str:
    """A text in one language, and nothing where there is none."""
    return text.get(code, "")


@register.simple_tag(takes_context=True)
def json_ld(context: Context, document: dict[str, Any]) -> SafeString:
    """Structured data for search engines."""
    request: HttpRequest = context["request"]
    text = json.dumps(document, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json" nonce="{}">{}</script>',
        str(getattr(request, "csp_nonce", "")),
        mark_safe(text),  # noqa: S308 - escaped above
    )


@register.filter
def told(value: object) -> str:
    """A field's value as a sentence part: languages side by side, lists with commas."""
    if isinstance(value, Mapping):
        return " / ".join(str(text) for text in value.values() if text)
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "" if value is None else str(value)
