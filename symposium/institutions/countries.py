"""Countries and regions: codes, names in six languages, and which regions count within a country.

Names, and what counts within what, are the organizers' to decide: `TERRITORIES_FILE` names a JSON
file `{"names": {"XY": {"en": …}}, "within": {"XY": "AB"}, "left_out": ["XY"]}` that overrides ours.
"""

import dataclasses
import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from symposium.lib import folding
from symposium.lib.translated import Translated

DATA = settings.BASE_DIR / "symposium" / "lib" / "data" / "countries.json"
# As in the published figures: representatives of these regions count for this country.
WITHIN = {"HK": "CN", "MO": "CN", "TW": "CN"}


@dataclasses.dataclass(frozen=True)
class Territory:
    """A country or region. `country` is the code under which it counts, often its own."""

    code: str
    alpha3: str
    name: Translated
    country: str
    latitude: float | None
    longitude: float | None

    @property
    def is_region(self) -> bool:
        return self.country != self.code


@cache
def territories() -> dict[str, Territory]:
    """All of them by ISO 3166-1 code, read once a process."""
    changes: dict[str, Any] = {}
    if settings.TERRITORIES_FILE:
        changes = json.loads(Path(settings.TERRITORIES_FILE).read_text("utf-8"))
    return merged(json.loads(DATA.read_text("utf-8"))["countries"], changes)


def merged(entries: list[dict[str, Any]], changes: dict[str, Any]) -> dict[str, Territory]:
    """The shipped entries with an organizer's changes laid over them."""
    names = changes.get("names", {})
    within = {**WITHIN, **changes.get("within", {})}
    left_out = set(changes.get("left_out", []))
    return {
        entry["alpha2"]: Territory(
            code=entry["alpha2"],
            alpha3=entry["alpha3"],
            name=Translated({**entry["name"], **names.get(entry["alpha2"], {})}),
            country=within.get(entry["alpha2"], entry["alpha2"]),
            latitude=entry["lat"],
            longitude=entry["lng"],
        )
        for entry in entries
        if entry["alpha2"] not in left_out
    }


def name_of(code: str) -> str:
    """The name in the reader's language; the code itself when it is unknown."""
    territory = territories().get(code)
    return str(territory.name) if territory else code


def country_of(code: str) -> str:
    """The code of the country within which a territory counts; empty for none."""
    territory = territories().get(code)
    return territory.country if territory else code


def codes_within(country: str) -> list[str]:
    """The codes that count as a country, its own among them."""
    return [code for code, territory in territories().items() if territory.country == country]


@cache
def choices_in(language: str) -> list[tuple[str, str]]:
    """`(code, name)` of all territories, in the order of a language."""
    named = [(code, item.name.in_language(language)) for code, item in territories().items()]
    return sorted(named, key=lambda item: folding.sort_key(item[1], language))
