"""What columns mean: fields that are known by their headers, some in a column for each language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from symposium.lib.tables import headers


@dataclass(frozen=True)
class Column:
    """`language` empty: the header names none. Written "institution:fr" where it is kept."""

    field: str
    language: str = ""

    def __str__(self) -> str:
        return f"{self.field}:{self.language}" if self.language else self.field


class Known:
    """`words` are headers by field, as `headers.by_word` takes them; texts of the fields in
    `by_language` may stand in a column for each language."""

    def __init__(self, words: Mapping[str, str], by_language: Collection[str]) -> None:
        self._words = words
        self._by_language = by_language

    @cached_property
    def _fields(self) -> dict[str, str]:
        return headers.by_word(self._words)

    def recognized(self, header: str) -> Column | None:
        """What a column holds, by its header; None for one that nobody knows."""
        text = headers.plain(header)
        if field := self._fields.get(text):
            return Column(field)
        for rest, language in headers.without_language(text):
            field = self._fields.get(rest)
            if field is not None and field in self._by_language:
                return Column(field, language)
        return None

    def is_known(self, header: str) -> bool:
        return self.recognized(header) is not None
