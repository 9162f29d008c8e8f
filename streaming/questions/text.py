"""Makes a stranger's text safe to show beside others', without changing what it says."""

import re
import unicodedata

# Characters that turn the direction of everything after them, or that hide text.
_DIRECTION = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_INVISIBLE = "\u00ad\u180e\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_FORBIDDEN = re.compile(f"[{_DIRECTION}{_INVISIBLE}]")
_BREAKS = re.compile("[\r\n\u000b\u000c\u0085\u2028\u2029]+")
_SPACES = re.compile(r"[^\S\n]+")
_MARKS_AT_MOST = 4


def clean(text: str) -> str:
    """One paragraph of normalized text (NFC).

    Control, direction-override and invisible characters and lone surrogates are dropped, line
    breaks and runs of blanks become one space, and no more than four combining marks stay on
    one letter. The joiners that Persian, Hindi and emoji need are kept.
    """
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    text = unicodedata.normalize("NFC", _BREAKS.sub(" ", text))
    text = _FORBIDDEN.sub("", text)
    text = "".join(_without_controls(text))
    return _SPACES.sub(" ", text).strip()


def _without_controls(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if character == "\t":
            kept.append(" ")
        elif category not in {"Cc", "Cs", "Co"} and marks <= _MARKS_AT_MOST:
            kept.append(character)
    return kept
