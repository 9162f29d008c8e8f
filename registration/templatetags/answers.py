"""What somebody has answered, where a page shows a registration."""

from django import template

from registration.models import Registration
from registration.queries import answers

register = template.Library()


@register.simple_tag
def answers_of(registration: Registration) -> list[answers.Line]:
    """One query."""
    return answers.lines_of(registration)
