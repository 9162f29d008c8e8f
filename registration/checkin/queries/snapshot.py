"""What a device holds so that it can decide alone: people, doors, categories, keys.

People come in pages by their number, each with a digest: a device asks again only for pages whose
digest has changed, whatever the change was. Names and what the rules ask, no address and no answer.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from registration.checkin import facts
from registration.checkin.models import Device, Door
from registration.models import Registration
from symposium.lib import signatures
from symposium.program.models import Edition

PEOPLE_A_PAGE = 500
# So long a device may not hear of a change; all devices share one reading.
SECONDS_KEPT = 15


def digests(edition: Edition) -> list[tuple[int, str]]:
    """Number and digest of each page of people, in the language of the request."""
    return [(number, digest) for number, (digest, _text) in sorted(_pages(edition).items())]


def people_page(edition: Edition, number: int) -> str:
    """A page as JSON: `{"digest": …, "people": [[id, code, name, Latin name, institution,
    category, is on site, state, ticket version, [doors with a list]], …]}`."""
    digest, text = _pages(edition).get(number, ("", "[]"))
    return f'{{"digest":{json.dumps(digest)},"people":{text}}}'


def setup(device: Device) -> dict[str, Any]:
    """All but the people; changes seldom. `digest` tells whether it has."""
    edition = device.edition
    content = _setup(edition)
    own = set(device.doors.values_list("pk", flat=True))
    doors = [door for door in content["doors"] if not own or door["id"] in own]
    devices = {str(number): name for number, name in edition.devices.values_list("number", "name")}
    return {
        **content,
        "device": {"number": device.number, "name": device.name},
        "own_doors": [door["id"] for door in doors],
        "devices": devices,
    }


def setup_digest(device: Device) -> str:
    """Of `setup`; half of it is kept for some seconds, for it is asked for at each call."""
    key = f"checkin.setup.{device.edition_id}.{translation.get_language()}"
    shared = cache.get_or_set(key, lambda: _digest(_dumped(_setup(device.edition))), SECONDS_KEPT)
    own = list(device.doors.order_by("pk").values_list("pk", flat=True))
    return _digest(f"{shared} {device.name} {own}")


def forget(edition: Edition) -> None:
    """Read anew at the next call, in all languages."""
    for language, _name in settings.LANGUAGES:
        cache.delete_many(
            [f"checkin.people.{edition.pk}.{language}", f"checkin.setup.{edition.pk}.{language}"]
        )


def _setup(edition: Edition) -> dict[str, Any]:
    doors = list(edition.doors.select_related("session__room"))
    gates = facts.gates(doors)
    return {
        "edition": {
            "id": edition.pk,
            "name": str(edition),
            "zone": edition.time_zone,
            "days": [day.isoformat() for day in edition.days],
        },
        "doors": [
            {
                "id": door.pk,
                "name": str(door),
                "kind": door.kind,
                "days": [day.isoformat() for day in sorted(gates[door.pk].days)],
                "has_list": gates[door.pk].has_list,
                "capacity": door.capacity,
                "ends_at": _milliseconds(door),
            }
            for door in doors
        ],
        "categories": [
            {
                "id": category.pk,
                "name": str(category),
                "on_site": category.allows_on_site,
                "retired": category.retired_at is not None,
            }
            for category in edition.categories.all()
        ],
        "keys": [key.hex() for key in signatures.public_keys().values()],
    }


def _milliseconds(door: Door) -> int | None:
    ends_at = door.session.ends_at if door.session else None
    return int(ends_at.timestamp() * 1000) if ends_at else None


def _pages(edition: Edition) -> dict[int, tuple[str, str]]:
    """Digest and JSON of each page. Two queries, once in some seconds for all devices."""
    key = f"checkin.people.{edition.pk}.{translation.get_language()}"
    pages: dict[int, tuple[str, str]] | None = cache.get(key)
    if pages is None:
        pages = _read_pages(edition)
        cache.set(key, pages, SECONDS_KEPT)
    return pages


def _read_pages(edition: Edition) -> dict[int, tuple[str, str]]:
    pages: dict[int, list[Any]] = defaultdict(list)
    for row in _rows(edition):
        pages[row[0] // PEOPLE_A_PAGE].append(row)
    texts = {number: _dumped(rows) for number, rows in pages.items()}
    return {number: (_digest(text), text) for number, text in texts.items()}


def _rows(edition: Edition) -> Iterator[list[Any]]:
    doors = facts.listed_doors(edition)
    people = Registration.objects.filter(edition=edition).select_related("category", "institution")
    only = people.only(
        "code",
        "display_name",
        "latin_name",
        "mode",
        "state",
        "ticket_version",
        "category__allows_on_site",
        "institution__name",
        "institution__slug",
        "edition_id",
    )
    for person in only.order_by("pk"):
        yield [
            person.pk,
            person.code,
            person.display_name,
            person.latin_name,
            str(person.institution) if person.institution else "",
            person.category_id,
            int(facts.is_on_site(person)),
            person.state,
            person.ticket_version,
            doors.get(person.pk, []),
        ]


def _dumped(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
