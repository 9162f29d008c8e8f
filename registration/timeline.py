"""What happened to a registration, from every app that knows something of it.

An app calls `register` with a source of its own when it starts; nothing is imported upwards.
"""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from registration.models import Registration


@dataclasses.dataclass(frozen=True)
class Entry:
    """Something that happened: a sentence in the reader's language, who did it (empty: the person,
    or the house itself), the address of a page that says more, and `{field: [before, after]}`."""

    at: datetime
    text: str
    by: str = ""
    address: str = ""
    changes: Mapping[str, list[object]] = dataclasses.field(default_factory=dict)


Source = Callable[[Registration], Iterable[Entry]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask this source too; once, however often it is said."""
    if source not in _sources:
        _sources.append(source)


def of(registration: Registration) -> list[Entry]:
    """Everything, the latest first."""
    entries = [entry for source in _sources for entry in source(registration)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)
