"""What the organizers still have in hand after the first release: sessions without a slot, speakers
far away or not confirmed, hours of rooms. Made once, together with that release."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID, uuid5

from symposium.demonstration.steps import DATA
from symposium.program.models import Edition, Participation, RoomHours, Session, Speaker, Track


def load(edition: Edition, tracks: Mapping[str, Track], guid_of: Callable[[str], UUID]) -> None:
    """`guid_of` gives a session's GUID for its id in program.json and draft.json."""
    draft: dict[str, Any] = json.loads((DATA / "draft.json").read_text(encoding="utf-8"))
    for key, data in draft["sessions"].items():
        _session(edition, guid_of(key), data, tracks)
    for key, zones in draft["zones"].items():
        for role, zone in zones.items():
            Speaker.objects.filter(guid=uuid5(guid_of(key), role)).update(time_zone=zone)
    for key, roles in draft["unconfirmed"].items():
        Participation.objects.filter(
            speaker__guid__in=[uuid5(guid_of(key), role) for role in roles]
        ).update(is_confirmed=False)
    for slug, clocks in draft["hours"].items():
        _hours(edition, slug, *(time.fromisoformat(clock) for clock in clocks))


def _session(
    edition: Edition, guid: UUID, data: dict[str, Any], tracks: Mapping[str, Track]
) -> None:
    Session.objects.create(
        edition=edition,
        guid=guid,
        slug=data["slug"],
        title=data["title"],
        abstract=data["abstract"],
        kind=data["kind"],
        track=tracks.get(data["track"]),
        minutes=data["minutes"],
        status=Session.Status.TENTATIVE,
        floor_languages=data["languages"],
        pillars=data["pillars"],
        sdg_goals=data["goals"],
    )


def _hours(edition: Edition, slug: str, opens: time, closes: time) -> None:
    room = edition.rooms.get(slug=slug)
    RoomHours.objects.bulk_create(
        RoomHours(
            room=room,
            starts_at=datetime.combine(day, opens, edition.zone),
            ends_at=datetime.combine(day, closes, edition.zone),
        )
        for day in edition.days
    )
