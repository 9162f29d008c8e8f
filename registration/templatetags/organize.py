"""The tabs of the organizers' frame."""

from django import template
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def tab(context: Context, label: object, permission: str, name: str, *pages: str) -> SafeString:
    """A link to the page `name` of the edition, for those who may see it; nothing for others, and
    nothing where no page has that name. It is the present one on `pages` too."""
    if permission not in context["may"]:
        return SafeString()
    try:
        address = reverse(name, args=[context["edition"].slug])
    except NoReverseMatch:
        return SafeString()
    match = context["request"].resolver_match
    here = match is not None and match.view_name in {name, *pages}
    current = SafeString(' aria-current="page"' if here else "")
    return format_html('<a href="{}"{}>{}</a>', address, current, label)
