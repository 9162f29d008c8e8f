"""c3voc's schedule in JSON, version 1: https://c3voc.de/schedule/schema.json"""

import json
import re
from typing import Any

from symposium.program.formats import extension
from symposium.program.formats.publication import (
    GENERATOR,
    Publication,
    by_room,
    duration,
    voc_slug,
)
from symposium.program.released import ReleasedParticipation, ReleasedSession

CONTENT_TYPE = "application/json; charset=utf-8"


def write(publication: Publication) -> bytes:
    return json.dumps(document(publication), ensure_ascii=False, indent=1).encode()


def document(publication: Publication) -> dict[str, Any]:
    return {
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": GENERATOR},
        "schedule": {
            "version": publication.version,
            "base_url": publication.url,
            "conference": _conference(publication),
            extension.NAME: extension.write(publication),
        },
    }


def _conference(publication: Publication) -> dict[str, Any]:
    edition = publication.edition
    days = publication.days()
    conference = {
        "acronym": publication.acronym,
        "title": str(edition.name),
        "start": edition.starts_on.isoformat(),
        "end": edition.ends_on.isoformat(),
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        "url": publication.url,
        "colors": {"primary": edition.lead_color},
        "tracks": [
            {"name": publication.track_names[track.slug], "color": track.color}
            for track in publication.program.tracks
        ],
        "rooms": [
            {
                "name": publication.room_names[room.slug],
                "guid": publication.room_guid(room.slug),
                "capacity": room.capacity,
            }
            for room in publication.program.rooms
        ],
        "days": [
            _day(publication, number, *day_and_sessions)
            for number, day_and_sessions in enumerate(days, start=1)
        ],
    }
    # The schema knows names such as "Asia/Shanghai" and UTC, not every zone that there is.
    if re.search(r"^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$", edition.time_zone):
        conference["time_zone_name"] = edition.time_zone
    return conference


def _day(publication: Publication, number: int, day: Any, sessions: Any) -> dict[str, Any]:
    starts_at, ends_at = publication.bounds(day)
    rooms = by_room(sessions)
    return {
        "index": number,
        "date": day.isoformat(),
        "day_start": starts_at.isoformat(),
        "day_end": ends_at.isoformat(),
        "rooms": {
            publication.room_names[room.slug]: [
                _event(publication, session) for session in rooms[room.slug]
            ]
            for room in publication.program.rooms
            if room.slug in rooms
        },
    }


def _event(publication: Publication, session: ReleasedSession) -> dict[str, Any]:
    return {
        "guid": session.guid,
        "id": session.number,
        "date": session.starts_at.isoformat(),
        "start": f"{session.starts_at:%H:%M}",
        "end": session.ends_at.isoformat(),
        "duration": duration(session)[:5],
        "room": publication.room_name(session),
        "slug": _slug(voc_slug(publication, session)),
        "url": publication.session_url(session),
        "title": str(session.title),
        "subtitle": None,
        "track": publication.track_name(session) or None,
        "type": session.kind,
        "language": session.floor_languages[0] if session.floor_languages else None,
        "abstract": str(session.abstract),
        "description": None,
        "do_not_stream": not session.is_streamed,
        "persons": [_person(person) for person in session.presenters],
        "links": links(session),
        "do_not_record": not session.is_recorded,
        "attachments": [
            {"url": publication.absolute(document.url), "title": str(document.title)}
            for document in session.documents
        ],
    }


def links(session: ReleasedSession) -> list[dict[str, str]]:
    if not session.recording_url:
        return []
    return [{"url": session.recording_url, "type": "media", "title": "Recording"}]


def _person(person: ReleasedParticipation) -> dict[str, Any]:
    return {
        "guid": person.speaker_guid,
        "name": str(person.name),
        "role": person.part,
        "biography": str(person.biography) or None,
    }


def _slug(slug: str) -> str:
    """The schema wants a letter or digit at the end."""
    return slug if re.search(r"[a-z0-9]$", slug) else f"{slug}0"
