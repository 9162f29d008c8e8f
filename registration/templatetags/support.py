"""Whom an organizer may help by acting in their name."""

from django import template

from registration import access
from registration.models import Registration
from symposium.accounts.models import User

register = template.Library()


@register.simple_tag(takes_context=True)
def person_to_support(context: template.Context, registration: Registration) -> User | None:
    return access.person_to_support(context["request"].user, registration)
