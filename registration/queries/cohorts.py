"""Who was in a workshop on which day, and the figures of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from registration.models import Workshop, WorkshopPlace
from symposium.lib import folding

State = WorkshopPlace.State


@dataclass(frozen=True)
class CohortFigures:
    """`abroad`: people who come for another country than that in which it is held; `countries` and
    `venues` are theirs, each counted once. `days`: how many were there on each day."""

    people: int
    abroad: int
    countries: int
    venues: int
    days: list[tuple[date, int]]


def people_of(workshop: Workshop) -> list[WorkshopPlace]:
    """Those with a place, by name. One query."""
    places = workshop.places.filter(state=State.CONFIRMED)
    places = places.select_related("registration__institution", "workshop")
    language = get_language() or "en"
    return sorted(places, key=lambda place: (folding.sort_key(str(place), language), place.pk))


def line_of(workshop: Workshop) -> list[WorkshopPlace]:
    """Who has an offer to answer, then who waits, in the order of the line. One query."""
    places = workshop.places.filter(state__in=[State.OFFERED, State.WAITING])
    return list(
        places.select_related("registration__institution").order_by("state", "waiting_since", "pk")
    )


def figures_of(workshop: Workshop, people: list[WorkshopPlace]) -> CohortFigures:
    """The figures of these people. No query."""
    abroad = [
        one for one in people if workshop.country and one.country not in ("", workshop.country)
    ]
    return CohortFigures(
        people=len(people),
        abroad=len(abroad),
        countries=len({one.country for one in abroad}),
        venues=len({one.venue for one in abroad if one.venue}),
        days=[
            (date.fromisoformat(day), sum(bool(one.attended.get(day)) for one in people))
            for day in workshop.days
        ],
    )


def sheet(workshop: Workshop, people: list[WorkshopPlace]) -> Iterator[list[str]]:
    """The list as rows of a file: people, then a column of minutes for each day."""
    yield [
        pgettext("person", "Name"),
        _("Name in Latin letters"),
        _("E-mail address"),
        _("Institution or place"),
        _("Country or region"),
        *workshop.days,
        _("Minutes in all"),
    ]
    for one in people:
        registration = one.registration
        yield [
            str(one),
            registration.latin_name if registration else "",
            registration.email if registration else "",
            one.venue,
            one.territory,
            *(str(one.attended.get(day, 0)) for day in workshop.days),
            str(one.minutes),
        ]
