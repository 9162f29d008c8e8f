"""Texts as a search compares them: without case, width, accents and vowel marks."""

import unicodedata


def folded(text: str) -> str:
    """Fold "Élan", "ÉLAN" and "élan" into "elan"; full-width letters and Arabic vowel marks too.

    Chinese stays as it is, so that any part of a word is found.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    letters = (char for char in decomposed if not unicodedata.combining(char))
    return " ".join("".join(letters).split())


def terms(query: str) -> list[str]:
    """The words of a query, folded, each once; a text fits when it holds all of them."""
    return list(dict.fromkeys(folded(query).split()))
