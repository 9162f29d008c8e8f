"""What a visitor chose to see of the exhibition, as it stands in the address."""

import dataclasses
from collections.abc import Mapping
from urllib.parse import urlencode

FACETS = ("hall", "form", "place", "museum", "goal", "selected")


@dataclasses.dataclass(frozen=True)
class Choice:
    """Within a facet one value is enough (or); all facets and the search must fit (and)."""

    search: str = ""
    chosen: Mapping[str, frozenset[str]] = dataclasses.field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.search or any(self.chosen.values()))

    def of(self, facet: str) -> frozenset[str]:
        return self.chosen.get(facet, frozenset())

    def toggled(self, facet: str, value: str) -> "Choice":
        """The choice with one value more, or without it where it is in."""
        return dataclasses.replace(
            self, chosen={**self.chosen, facet: self.of(facet) ^ frozenset({value})}
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Parameters of the address, always in the same order."""
        pairs = [("q", self.search)] if self.search else []
        return pairs + [(facet, value) for facet in FACETS for value in sorted(self.of(facet))]

    @property
    def query(self) -> str:
        return urlencode(self.pairs)
