"""Tags of the exhibition's pages."""

from typing import Any

from django import template
from django.utils import translation

from symposium.exhibition import queries
from symposium.exhibition.models import Exhibit, Medium
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib.language_names import own_name
from symposium.lib.translated import RIGHT_TO_LEFT, Translated
from symposium.program.models import Edition
from symposium.program.released import ReleasedSession

register = template.Library()


@register.inclusion_tag("exhibition/_picture.html")
def picture(medium: Medium, *, sizes: str, eager: bool = False) -> dict[str, Any]:
    """A picture that reserves its place and asks for no more pixels than it fills.

    `sizes` is that of the `<img>`; `eager` is for the one picture that opens a page.
    """
    return {"medium": medium, "sizes": sizes, "eager": eager}


@register.simple_tag
def works_for_session(edition: Edition, session: ReleasedSession) -> list[Exhibit]:
    """`{% works_for_session edition session as works %}`: works to see before or after it."""
    return queries.works_for_session(
        edition,
        guid=session.guid,
        goals=session.sdg_goals,
        institutions={
            name for person in session.participations for name in person.institution.values()
        },
    )


@register.filter
def place_of(institution: Institution) -> str:
    """City and country or region, as far as they are known: "Nairobi, Kenya"."""
    territory = institution.territory
    country = countries.name_of(territory) if territory else ""
    separator = "，" if translation.get_language() == "zh-hans" else ", "
    return separator.join(filter(None, [institution.city, country]))


@register.filter
def country_of(institution: Institution) -> str:
    """The name of the country or region alone."""
    return countries.name_of(institution.territory) if institution.territory else ""


@register.filter
def other_versions(text: Translated, besides: str) -> list[dict[str, str]]:
    """The text in all other languages that have one: code, direction, own name, text."""
    return [
        {
            "code": code,
            "direction": "rtl" if code in RIGHT_TO_LEFT else "ltr",
            "name": own_name(code),
            "text": version,
        }
        for code, version in text.items()
        if code != besides and version
    ]


@register.filter
def in_language(text: Translated, code: str) -> str:
    """The text in one language; empty where it has none."""
    return text.get(code, "")
