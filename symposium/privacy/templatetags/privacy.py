"""Privacy notices in pages: the words, and whether a person has agreed to them."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from symposium.accounts.models import User
from symposium.privacy import queries
from symposium.privacy.models import Notice
from symposium.program.models import Edition

register = template.Library()


@register.simple_tag
def notice_of(edition: Edition) -> Notice | None:
    return queries.current_notice(edition)


@register.simple_tag
def notice_to_agree(edition: Edition, user: User) -> Notice | None:
    """The current notice, while the person has not agreed to it."""
    notice = queries.current_notice(edition)
    return None if notice is None or queries.has_agreed(user, notice) else notice


@register.filter
def paragraphs(text: object) -> SafeString:
    """Plain text as paragraphs; a line that begins with # is a heading."""
    blocks = re.split(r"\n\s*\n", str(text).replace("\r\n", "\n").strip())
    return format_html_join("\n", "{}", ((_block(block),) for block in blocks if block.strip()))


def _block(block: str) -> SafeString:
    if not block.startswith("#"):
        return format_html("<p>{}</p>", block)
    heading, _newline, rest = block.partition("\n")
    title = format_html("<h3>{}</h3>", heading.lstrip("# "))
    return format_html("{}\n<p>{}</p>", title, rest) if rest.strip() else title
