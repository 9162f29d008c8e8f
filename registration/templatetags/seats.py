"""Places in line and in workshops, on whichever page a registration stands."""

from django import template
from django.utils import timezone

from registration.models import Delegation, Registration, WorkshopPlace
from registration.queries import lines, workshops
from symposium.program.models import Edition
from symposium.program.released import ReleasedSession

register = template.Library()


@register.simple_tag
def place_in_line(registration: Registration) -> lines.Place:
    return lines.place_of(registration)


@register.simple_tag
def offers_to(delegation: Delegation) -> list[Registration]:
    """The members who have an offer to answer, the one that runs out first at the head."""
    return list(delegation.members.filter(state="offered").order_by("answer_by", "pk"))


@register.simple_tag
def own_workshops(registration: Registration) -> list[workshops.Listed]:
    return workshops.own(registration, at=timezone.now())


@register.simple_tag
def workshop_of(edition: Edition, session: ReleasedSession) -> workshops.Listed | None:
    """The workshop that a released session is, for everybody's eyes."""
    return workshops.of_session(edition, session, at=timezone.now())


@register.simple_tag
def has_workshops(edition: Edition) -> bool:
    return edition.workshops.filter(is_public=True).exists()


@register.simple_tag
def before_in_workshop(place: WorkshopPlace) -> int:
    return workshops.before(place)


@register.filter
def minutes_on(place: WorkshopPlace, day: str) -> int:
    """What was noted for somebody on a day of a workshop."""
    return int(place.attended.get(day, 0))
