"""The Sustainable Development Goals of the United Nations: numbers, colors, titles."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from symposium.lib.translated import Translated

DATA = Path(__file__).parent / "data" / "sdg.json"
NUMBERS = range(1, 18)


@dataclass(frozen=True)
class Goal:
    number: int
    color: str
    short: Translated
    title: Translated


@cache
def goals() -> dict[int, Goal]:
    """All goals by number."""
    return {
        item["goal"]: Goal(
            item["goal"], item["color"], Translated(item["short"]), Translated(item["title"])
        )
        for item in json.loads(DATA.read_text(encoding="utf-8"))["goals"]
    }
