"""Placeholders such as `{name}` in words that organizers write: checked when saved, filled once."""

import re
from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import Translated

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
BLANK_LINES = re.compile(r"\n\s*\n")
LONGEST_LINE = 400


def check(
    text: Translated, *, allowed: Collection[str], needed: Collection[str] = frozenset()
) -> None:
    """Raise ValidationError when a placeholder is unknown here, a brace is left over, or a
    language lacks what the reader needs."""
    for part in text.values():
        found = PLACEHOLDER.findall(part)
        unknown = sorted(set(found) - set(allowed))
        if unknown:
            raise ValidationError(
                _("This letter has no {%(name)s}. It may hold: %(allowed)s."),
                code="placeholder",
                params={
                    "name": unknown[0],
                    "allowed": ", ".join(f"{{{name}}}" for name in sorted(allowed)),
                },
            )
        if set(PLACEHOLDER.sub("", part)) & {"{", "}"}:
            raise ValidationError(
                _("A brace is left over: write placeholders as {name}."), code="brace"
            )
        missing = set(needed) - set(found)
        if missing:
            raise ValidationError(
                _("The reader needs {%(name)s} in every language of this letter."),
                code="needed",
                params={"name": min(missing)},
            )


def put(text: str, values: Mapping[str, str]) -> str:
    """Fill values in; a value is never looked into for placeholders."""
    return PLACEHOLDER.sub(lambda found: values.get(found.group(1), ""), text)


def line(text: str, values: Mapping[str, str]) -> str:
    """One line for a subject, values filled in."""
    return one_line(put(text, values))


def one_line(text: str) -> str:
    """Without anything that could start another header, or that nobody can see."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:LONGEST_LINE]


def paragraphs(text: str) -> list[str]:
    return BLANK_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())


def body(text: str, values: Mapping[str, str]) -> str:
    """Plain text; paragraphs that become empty go."""
    filled = (put(part, values).strip() for part in paragraphs(text))
    return "\n\n".join(part for part in filled if part) + "\n"
