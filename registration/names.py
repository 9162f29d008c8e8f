"""Names of people, as they write them: what is cleaned away and what a Latin name may hold."""

import unicodedata

# Characters that turn the direction of the text after them, in lists and e-mails of others too.
TURNS_DIRECTION = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"}


def cleaned(name: str) -> str:
    """One line, single spaces, no control characters and none that turn the direction.

    Joiners stay: several scripts need them.
    """
    kept = (
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
        for character in unicodedata.normalize("NFC", name)
        if character not in TURNS_DIRECTION
    )
    return " ".join("".join(kept).split())


def has_letters(name: str) -> bool:
    return any(character.isalpha() for character in name)


def is_latin(name: str) -> bool:
    """Whether all letters are Latin ones, as passports print them besides the own script."""
    letters = [character for character in name if character.isalpha()]
    return bool(letters) and all(
        unicodedata.name(letter, "").startswith("LATIN") for letter in letters
    )
