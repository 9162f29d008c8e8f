"""The catalogs on disk: frontend/locale/<locale>/LC_MESSAGES/<domain>.po and .mo."""

import io
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from symposium.lib.catalogs.sources import Found, Key

DOMAINS = ("django", "djangojs")
# The rules that Django's own catalogs use: a different rule for the same language would make
# Django keep two tables for it.
PLURALS = {
    "zh_Hans": (1, "0"),
    "fr": (3, "(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2"),
    "es": (3, "n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2"),
    "ru": (
        4,
        "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : "
        "n%10==0 || (n%10>=5 && n%10<=9) || (n%100>=11 && n%100<=14)? 2 : 3)",
    ),
    "ar": (
        6,
        "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 && n%100<=99 ? 4 : 5",
    ),
}
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: symposium\\n"
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals={count}; plural={rule};\\n"

"""
WIDTH = 100


@dataclass
class Entry:
    """A message as a catalog has it: one text, or one text for each plural form."""

    plural: str = ""
    texts: tuple[str, ...] = ()
    fuzzy: bool = False
    comments: list[str] = field(default_factory=list)

    @property
    def is_translated(self) -> bool:
        return bool(self.texts) and all(self.texts)


Entries = dict[Key, Entry]


def path(root: Path, locale: str, domain: str) -> Path:
    return root / "frontend" / "locale" / locale / "LC_MESSAGES" / f"{domain}.po"


def read(file: Path) -> Entries:
    """What a catalog holds, without its header and without what it calls obsolete."""
    if not file.exists():
        return {}
    with file.open("rb") as stream:
        catalog = read_po(stream, ignore_obsolete=True)
    entries: Entries = {}
    for message in catalog:
        if not message.id:
            continue
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id, "")
        strings = [message.string] if isinstance(message.string, str) else message.string
        entries[Key(ids[0], message.context or "")] = Entry(
            plural=ids[1],
            texts=tuple(strings or ()),
            fuzzy=message.fuzzy,
            comments=list(message.auto_comments),
        )
    return entries


def write(file: Path, locale: str, entries: Entries) -> None:
    """Write a catalog sorted by message, without dates and line numbers: no change, no diff."""
    count, rule = PLURALS[locale]
    catalog = babel_catalog(locale, entries)
    body = io.BytesIO()
    write_po(body, catalog, omit_header=True, no_location=True, width=WIDTH)
    header = HEADER.format(locale=locale, count=count, rule=rule)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(header.encode() + body.getvalue().rstrip() + b"\n")


def babel_catalog(locale: str, entries: Entries) -> BabelCatalog:
    count, rule = PLURALS[locale]
    catalog = BabelCatalog(locale, charset="utf-8")
    catalog.mime_headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", f"nplurals={count}; plural={rule};"),
    ]
    for key, entry in sorted(entries.items()):
        catalog.add(
            (key.text, entry.plural) if entry.plural else key.text,
            string=entry.texts if entry.plural else "".join(entry.texts[:1]),
            context=key.context or None,
            flags={"fuzzy"} if entry.fuzzy else set(),
            auto_comments=entry.comments,
        )
    return catalog


def merged(found: dict[Key, Found], known: Entries) -> Entries:
    """The messages of the code with the translations that we have.

    A message that gained or lost its plural starts anew: its old text would be half an answer.
    """
    entries: Entries = {}
    for key, message in found.items():
        entry = known.get(key, Entry())
        kept = entry.texts if bool(entry.plural) == bool(message.plural) else ()
        entries[key] = Entry(message.plural, kept, entry.fuzzy, message.comments)
    return entries


def plural_texts(locale: str, given: str | list[str] | None) -> tuple[str, ...]:
    """The texts of a message from what a translator wrote.

    French, Spanish and Russian have a form that whole numbers below a million never ask for; who
    leaves it out means that it reads as the last one.
    """
    texts = (given,) if isinstance(given, str) else tuple(given or ())
    if locale in {"fr", "es", "ru"} and len(texts) == PLURALS[locale][0] - 1:
        texts = (*texts, texts[-1])
    return texts if all(texts) else ()


def compile_catalog(file: Path, locale: str) -> int:
    """Write the .mo beside a .po; the number of messages it can answer."""
    ready = {
        key: entry for key, entry in read(file).items() if entry.is_translated and not entry.fuzzy
    }
    content = io.BytesIO()
    write_mo(content, babel_catalog(locale, ready))
    # A reader meets the old file or the new one, never a half.
    fresh = file.with_suffix(".mo.new")
    fresh.write_bytes(content.getvalue())
    fresh.replace(file.with_suffix(".mo"))
    return len(ready)
