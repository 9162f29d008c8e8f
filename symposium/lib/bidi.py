"""Pieces of text that keep their own direction inside a sentence of another one.

https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
"""

import unicodedata

from django.utils import translation

LEFT_TO_RIGHT, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"


def isolated(text: object) -> str:
    """A name or title as part of a sentence; marked only where directions may meet."""
    plain = str(text)
    if translation.get_language_bidi() or any(
        unicodedata.bidirectional(letter) in {"R", "AL"} for letter in plain
    ):
        return f"{FIRST_STRONG}{plain}{END}"
    return plain


def left_to_right(text: str) -> str:
    """Something that reads from the left in every language, such as “09:00–10:30”."""
    return f"{LEFT_TO_RIGHT}{text}{END}" if translation.get_language_bidi() else text
