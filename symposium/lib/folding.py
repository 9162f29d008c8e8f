"""Texts as a search compares them: without case, width, accents and vowel marks."""

import unicodedata

# Hanzi outside of the first level of GB 2312, which is in the order of their sounds; each is
# sorted like a first-level one that sounds the same.
SOUNDS_LIKE = str.maketrans({"斐": "肥", "瑙": "闹", "梵": "泛"})


def folded(text: str) -> str:
    """Fold "Élan", "ÉLAN" and "élan" into "elan"; full-width letters and Arabic vowel marks too.

    Chinese stays as it is, so that any part of a word is found.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    # A null character, which PostgreSQL refuses in any text, says nothing.
    letters = (char for char in decomposed if char != "\0" and not unicodedata.combining(char))
    return " ".join("".join(letters).split())


def terms(query: str) -> list[str]:
    """The words of a query, folded, each once; a text fits when it holds all of them."""
    return list(dict.fromkeys(folded(query).split()))


def sort_key(text: str, language: str) -> tuple[bytes, str]:
    """A key by which names stand as readers of a language expect: Chinese by its sound."""
    encoding = "gb18030" if language.startswith("zh") else "utf-8"
    return folded(text).translate(SOUNDS_LIKE).encode(encoding), text
