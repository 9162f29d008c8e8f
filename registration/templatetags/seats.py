"""Places in line and in workshops, on whichever page a registration stands."""

from django import template
from django.utils import timezone

from registration.models import Registration, WorkshopPlace
from registration.queries import lines, workshops

register = template.Library()


@register.simple_tag
def place_in_line(registration: Registration) -> lines.Place:
    return lines.place_of(registration)


@register.simple_tag
def own_workshops(registration: Registration) -> list[workshops.Listed]:
    return workshops.own(registration, at=timezone.now())


@register.simple_tag
def before_in_workshop(place: WorkshopPlace) -> int:
    return workshops.before(place)


@register.filter
def minutes_on(place: WorkshopPlace, day: str) -> int:
    """What was noted for somebody on a day of a workshop."""
    return int(place.attended.get(day, 0))
