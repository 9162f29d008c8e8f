"""The editions of 2017, 2019 and 2021, in six languages."""

import json
from datetime import date
from typing import Any

from symposium.demonstration.steps import DATA
from symposium.program.models import Edition

DEMONSTRATION_SLUG = "2021"


def load() -> Edition:
    """Make the editions that are missing; answers the one that the demonstration lives in."""
    for data in json.loads((DATA / "editions.json").read_text(encoding="utf-8"))["editions"]:
        _load_edition(data)
    return demonstration()


def demonstration() -> Edition:
    return Edition.objects.get(slug=DEMONSTRATION_SLUG)


def _load_edition(data: dict[str, Any]) -> None:
    Edition.objects.get_or_create(
        slug=data["slug"],
        defaults={
            "name": data["name"],
            "theme": data["theme"],
            "venue": data["venue"],
            "city": data["city"],
            "starts_on": date.fromisoformat(data["starts_on"]),
            "ends_on": date.fromisoformat(data["ends_on"]),
            "mode": data["mode"],
            "lead_color": data["lead_color"],
            "languages": data.get("languages", ["en", "zh-hans"]),
            "is_current": data.get("is_current", False),
            "is_published": True,
        },
    )
