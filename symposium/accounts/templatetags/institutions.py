"""The institutions whose accounts open ours, for the sign-in page."""

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def institutions(context: template.Context, process: str = "login") -> list[dict[str, Any]]:
    """`name` and `address` of each; `process` is "connect" on a person's own page."""
    request = context["request"]
    return [
        {
            "id": provider.app.provider_id,
            "name": provider.name,
            "address": provider.get_login_url(request, process=process),
        }
        for provider in get_adapter().list_providers(request)
    ]
