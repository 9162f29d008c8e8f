"""What is wrong with a catalog, in sentences."""

import re
from collections.abc import Iterator

from symposium.lib.catalogs.files import PLURALS, Entries, Entry
from symposium.lib.catalogs.sources import Found, Key

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w+\}")
TAG = re.compile(r"</?[a-z][a-z0-9]*")


def problems(locale: str, found: dict[Key, Found], entries: Entries) -> Iterator[str]:
    """Every difference between what the code says and what the catalog answers."""
    for key, message in sorted(found.items()):
        entry = entries.get(key)
        if entry is None or bool(entry.plural) != bool(message.plural):
            yield f"missing: {key.text!r}"
        else:
            yield from (
                f"{problem}: {key.text!r}" for problem in entry_problems(locale, key, entry)
            )
    for key in sorted(entries.keys() - found.keys()):
        yield f"no longer in the code: {key.text!r}"


def entry_problems(locale: str, key: Key, entry: Entry) -> Iterator[str]:
    if not entry.is_translated:
        yield "untranslated"
        return
    if entry.fuzzy:
        yield "marked as fuzzy"
    if len(entry.texts) != (PLURALS[locale][0] if entry.plural else 1):
        yield f"has {len(entry.texts)} plural forms"
    yield from text_problems(key, entry)


def text_problems(key: Key, entry: Entry) -> Iterator[str]:
    """Placeholders and markup that a translation lost or invented.

    A plural form that stands for one number alone (“one question”) may leave that number out; the
    last form, which stands for all other numbers, may not.
    """
    general = entry.plural or key.text
    known = marks(key.text) | marks(entry.plural)
    for text in entry.texts:
        if invented := marks(text) - known:
            yield f"invents {', '.join(sorted(invented))}"
    if lost := marks(general) - marks(entry.texts[-1]):
        yield f"loses {', '.join(sorted(lost))}"
    for text in entry.texts[:-1]:
        if len(marks(key.text) & marks(entry.plural) - marks(text)) > 1:
            yield f"loses more than its number in {text!r}"


def marks(text: str) -> set[str]:
    return {*PLACEHOLDER.findall(text), *TAG.findall(text)}
