"""Texts as a search compares them: without case, width, accents and vowel marks."""

import unicodedata
from collections.abc import Iterable

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


def pieces(word: str) -> list[str]:
    """What to look for where nothing holds a folded word: Chinese in pairs of characters."""
    if len(word) < 3 or not all("\u3400" <= char <= "\u9fff" for char in word):
        return [word]
    return [word[at : at + 2] for at in range(len(word) - 1)]


def spans(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where folded words stand in a text as it is written: start and end of each, in order.

    What overlaps or touches is one. A word across a line's end is found too.
    """
    letters: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(text):
        for letter in " " if char.isspace() else folded(char):
            letters.append(letter)
            origins.append(at)
    line = "".join(letters)
    found: list[tuple[int, int]] = []
    for word in filter(None, words):
        at = line.find(word)
        while at >= 0:
            found.append((origins[at], origins[at + len(word) - 1] + 1))
            at = line.find(word, at + len(word))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def sort_key(text: str, language: str) -> tuple[bytes, str]:
    """A key by which names stand as readers of a language expect: Chinese by its sound."""
    encoding = "gb18030" if language.startswith("zh") else "utf-8"
    return folded(text).translate(SOUNDS_LIKE).encode(encoding), text
