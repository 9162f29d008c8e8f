"""The place in line, on whichever page a registration stands."""

from django import template

from registration.models import Registration
from registration.queries import seats

register = template.Library()


@register.simple_tag
def place_in_line(registration: Registration) -> seats.Place:
    return seats.place_of(registration)
