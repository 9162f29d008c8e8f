"""Tags for the parts of a page: icons, drawings, avatars, page links, sortable headers."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from symposium.lib.icons import DIRECTIONAL, ICONS

register = template.Library()


@register.simple_tag
def icon(name: str, *, label: str = "", size: str = "") -> SafeString:
    """An icon of `symposium.lib.icons`. Silent beside a text; alone it needs a `label`."""
    classes = " ".join(
        filter(None, ["icon", size, "directional" if name in DIRECTIONAL else ""]),
    )
    voice = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" {}>{}</svg>',
        classes,
        mark_safe(voice),  # noqa: S308 - escaped above
        mark_safe(ICONS[name]),  # noqa: S308 - our own drawings
    )


@register.simple_tag
def drawing(name: str) -> SafeString:
    """A drawing of templates/components/drawings: ammonite, leaf, mark, radiolarian, star-chart."""
    return render_to_string(f"components/drawings/{name}.svg")


@register.inclusion_tag("components/avatar.html")
def avatar(name: object, picture: str = "", *, size: str = "") -> dict[str, object]:
    """A picture, or the initials of a name; decoration beside the written name."""
    return {"initials": initials(str(name)), "picture": picture, "size": size}


def initials(name: str) -> str:
    """First letters of the first and last word; a name in one word, as in Chinese, gives one."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.simple_tag(takes_context=True)
def query_with(context: Context, **changes: object) -> str:
    """The page's own query with some parameters changed; None or "" takes one away."""
    request: HttpRequest = context["request"]
    query = request.GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: "Page[Any]", *, parameter: str = "page") -> dict[str, Any]:
    """Links to the pages around the present one; nothing where one page holds all."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "gap": page.paginator.ELLIPSIS,
        "steps": [
            (
                number,
                query_with(context, **{parameter: number}) if isinstance(number, int) else "",
            )
            for number in numbers
        ],
        "previous": query_with(context, **{parameter: page.number - 1}),
        "next": query_with(context, **{parameter: page.number + 1}),
    }


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: Context, field: str, *, label: object, number: bool = False
) -> dict[str, object]:
    """A table's `<th>` that sorts by `?sort=field`, and the other way by `?sort=-field`."""
    current = context["request"].GET.get("sort", "")
    directions = {field: "ascending", f"-{field}": "descending"}
    direction = directions.get(current, "none")
    following = f"-{field}" if direction == "ascending" else field
    return {
        "label": label,
        "number": number,
        "direction": direction,
        "address": query_with(context, sort=following, page=None),
    }


@register.simple_tag(takes_context=True)
def active_link(context: Context, *names: str) -> SafeString:
    """`aria-current="page"` where the present page is one of `names` ("program:day", "program")."""
    request: HttpRequest | None = context.get("request")
    match = getattr(request, "resolver_match", None)
    here = {match.view_name, match.namespace} if match else set()
    return mark_safe('aria-current="page"' if here & set(names) else "")  # noqa: S308 - a constant


@register.simple_tag(takes_context=True)
def language_url(context: Context, code: str) -> str:
    """The present page in another language, its query included."""
    request: HttpRequest | None = context.get("request")
    return str(translate_url(request.get_full_path(), code)) if request else f"/{code}/"


@register.simple_tag(takes_context=True)
def language_path(context: Context, code: str) -> str:
    """The same without the query: one address for each page and language."""
    return str(translate_url(context["request"].path, code))


@register.simple_tag
def missing_language(text: Any, wanted: str) -> str:
    """A note where a translated content is not in the reader's language, else nothing."""
    shown = getattr(text, "language", wanted)
    return "" if shown == wanted else _("Not translated yet")
