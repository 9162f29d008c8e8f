"""What the house knows of a person, kind by kind: how it is shown, handed out, erased, and when
single fields of it expire.

Each app registers its own kinds when it starts (`AppConfig.ready`); pages and the nightly task
know this registry alone. Kinds are erased in the order of `rank`, the account last.
"""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import IO

from django.db import models
from django.utils.functional import Promise

Text = str | Promise
# Plain data for JSON: what is found of one row.
Row = Mapping[str, object]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Person:
    """Whose data: an account, e-mail addresses, or both. `words` are the names and addresses by
    which the person is known anywhere; they are gathered from all kinds before anything goes."""

    user_id: int | None = None
    emails: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True)
class File:
    """A file of the person: its name within the archive, and how it is opened for reading."""

    name: str
    open: Callable[[], IO[bytes]]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Field:
    """A field that expires `days` after the end of an edition, unless organizers say otherwise;
    None keeps it until they do.

    `held(edition_id)` counts the rows in which it still stands; `erase(edition_id)` empties them
    and says how many they were. A second time finds nothing.
    """

    name: str
    label: Text
    days: int | None
    held: Callable[[int], int]
    erase: Callable[[int], int]
    explanation: Text = ""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of data, e.g. registrations.

    `export(person)` gives its rows, `files(person)` its files; `erase(person, at)` takes all of it
    away, or all that leads to the person, and says how many rows that concerned. `words(person)`
    gives names and addresses under which the person stands in these rows. `stays` tells people
    what remains of it and why. `models` names the tables ("registration.Registration") that it
    answers for, so that a test can tell which tables nobody answers for.
    """

    name: str
    label: Text
    export: Callable[[Person], Iterable[Row]]
    erase: Callable[[Person, datetime], int]
    files: Callable[[Person], Iterable[File]] = lambda _person: ()
    words: Callable[[Person], Iterable[str]] = lambda _person: ()
    stays: Text = ""
    fields: Sequence[Field] = ()
    models: Sequence[str] = ()
    rank: int = 50


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Answer for a kind of data. The same name again takes the place of the first."""
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    """All kinds, in the order in which they are shown and erased."""
    return sorted(_kinds.values(), key=lambda kind: (kind.rank, kind.name))


def fields() -> list[Field]:
    """All fields that can expire."""
    return [field for kind in kinds() for field in kind.fields]


def known_as(person: Person) -> Person:
    """The same person with all `words` that any kind knows."""
    found = {word.strip() for kind in kinds() for word in kind.words(person)}
    words = person.words | person.emails | {word for word in found if word}
    return dataclasses.replace(person, words=frozenset(words))


def without(words: Iterable[str], value: object, mark: str = "…") -> object:
    """A text, or all texts in plain data, with these words taken out where they stand alone:
    somebody else's longer name, of which one is a part, stays."""
    found = [re.escape(word) for word in sorted(words, key=len, reverse=True) if word]
    if not found:
        return value
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)
    return _replaced(pattern, value, mark)


def _replaced(pattern: "re.Pattern[str]", value: object, mark: str) -> object:
    if isinstance(value, str):
        return pattern.sub(mark, value)
    if isinstance(value, list):
        return [_replaced(pattern, item, mark) for item in value]
    if isinstance(value, dict):
        return {
            pattern.sub(mark, key): _replaced(pattern, item, mark) for key, item in value.items()
        }
    return value


def plain(row: models.Model, *names: str) -> dict[str, object]:
    """Some fields of a row as plain data; `a__b` follows a relation, a file gives its name."""
    return {name: _plain(row, name.split("__")) for name in names}


def _plain(value: object, path: list[str]) -> object:
    for name in path:
        value = getattr(value, name, None)
    if isinstance(value, models.Model | models.fields.files.FieldFile):
        return str(value)
    return dict(value) if isinstance(value, dict) else value
