"""The record of changes in words, and what was changed side by side."""

import difflib
import json
import re

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from symposium.home.deeds import deed

register = template.Library()
register.filter("deed", deed)

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Texts that are longer are shown with only their changed words and some around them.
LONGEST = 600


@register.filter
def difference(values: "list[object]") -> SafeString:
    """`[before, after]` as one text in which `<del>` marks what went and `<ins>` what came."""
    before, after = (_text(value) for value in values)
    if not before or not after or max(len(before), len(after)) > LONGEST:
        return _marked("del", before[:LONGEST]) + _marked("ins", after[:LONGEST])
    old, new = WORDS.findall(before), WORDS.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.4:
        return _marked("del", before) + _marked("ins", after)
    parts = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            parts.append(escape("".join(old[i:j])))
        else:
            parts += [_marked("del", "".join(old[i:j])), _marked("ins", "".join(new[k:m]))]
    return mark_safe("".join(parts))  # noqa: S308 - each part is escaped


def _marked(tag: str, text: str) -> SafeString:
    return format_html(f"<{tag}>{{}}</{tag}>", text) if text else SafeString()


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
