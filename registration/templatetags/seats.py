"""The place in line, on whichever page a registration stands."""

from django import template

from registration.models import Registration
from registration.queries import lines

register = template.Library()


@register.simple_tag
def place_in_line(registration: Registration) -> lines.Place:
    return lines.place_of(registration)
