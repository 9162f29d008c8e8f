"""Headers as people write them: with signs, in any width, with a language's name beside."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from babel import Locale

from symposium.lib.translated import LANGUAGE_CODES


def plain(header: str) -> str:
    """As headers are compared: without case, width and signs between words."""
    text = unicodedata.normalize("NFKC", header).casefold()
    return " ".join(re.sub(r"[_\-/.,:*()\[\]\s]+", " ", text).split())


def by_word(words: Mapping[str, str]) -> dict[str, str]:
    """Plain header to field, from `{field: "header|header|…"}`; fields know their own names."""
    found = {plain(word): field for field, listed in words.items() for word in listed.split("|")}
    return found | {plain(field): field for field in words}


def without_language(header: str) -> list[tuple[str, str]]:
    """What is left of a plain header that begins or ends with a language's name, with its code;
    the longest name first."""
    found = []
    for word, language in language_words().items():
        if header.endswith(word):
            found.append((header.removesuffix(word).strip(), language))
        if header.startswith(word):
            found.append((header.removeprefix(word).strip(), language))
    return found


@cache
def language_words() -> dict[str, str]:
    """Codes and names of the platform's languages, in all of them: plain word to code."""
    found: dict[str, str] = {}
    for code in LANGUAGE_CODES:
        locale = Locale.parse(code.replace("-", "_"))
        for word in (code, locale.language):
            found[plain(word)] = code
        for reader in LANGUAGE_CODES:
            names = Locale.parse(reader.replace("-", "_")).languages
            for key in (locale.language, code.replace("-", "_").replace("hans", "Hans")):
                if name := names.get(key):
                    found[plain(str(name))] = code
    for word in ("zh cn", "zh hans cn", "chinese simplified", "simplified chinese", "英文", "汉语"):
        found[word] = "en" if word == "英文" else "zh-hans"
    # The longest first: "zh hans" before "zh".
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))
