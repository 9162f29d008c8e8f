"""c3voc's schedule in JSON, version 2: https://c3voc.de/schema/schedule2

Unlike version 1 it keeps people and events in flat lists and texts in several languages.
"""

import json
import re
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import translation

from symposium.program.formats import extension
from symposium.program.formats.publication import GENERATOR, Publication, voc_slug
from symposium.program.models import Participation, Session
from symposium.program.released import ReleasedParticipation, ReleasedSession

CONTENT_TYPE = "application/json; charset=utf-8"
# The schema's kinds; what has no word there is OTHER, and our own word stands in the extension.
KINDS = {
    Session.Kind.KEYNOTE: "TALK",
    Session.Kind.TALK: "TALK",
    Session.Kind.WORKSHOP: "WORKSHOP",
    Session.Kind.MEETING: "MEETING",
    Session.Kind.PANEL: "DISCUSSION",
    Session.Kind.FORUM: "DISCUSSION",
}
ROLES = {Participation.Part.CHAIR: "MODERATOR", Participation.Part.SPEAKER: "SPEAKER"}
# A session of the schema must have a track.
NO_TRACK = "no-track"


def write(publication: Publication) -> bytes:
    return json.dumps(document(publication), ensure_ascii=False, indent=1).encode()


def document(publication: Publication) -> dict[str, Any]:
    return {
        "$schema": "https://c3voc.de/schema/schedule2",
        "generator": {"name": GENERATOR},
        "schedule": {
            "version": publication.version,
            "conference": _conference(publication),
            "events": [_event(publication, each) for each in publication.program.sessions],
            "persons": _persons(publication),
            extension.NAME: extension.write(publication),
        },
    }


def _conference(publication: Publication) -> dict[str, Any]:
    edition, program = publication.edition, publication.program
    after = datetime.combine(edition.ends_on + timedelta(days=1), time.min, edition.zone)
    conference: dict[str, Any] = {
        "acronym": publication.acronym,
        "title": str(edition.name),
        "start": edition.starts_at.isoformat(),
        "end": (after - timedelta(seconds=1)).isoformat(),
        "timeslot_duration": "PT5M",
        "url": publication.url,
        "colors": {"primary": edition.lead_color},
        "languages": list(dict.fromkeys(map(_language, edition.languages))),
        "tracks": [
            {
                "name": publication.track_names[track.slug],
                "slug": _slug(track.slug),
                "color": track.color,
            }
            for track in program.tracks
        ],
        "rooms": [
            {
                "name": publication.room_names[room.slug],
                "slug": _slug(room.slug),
                "guid": publication.room_guid(room.slug),
                "capacity": room.capacity,
            }
            for room in program.rooms
        ],
        "days": [_day(publication, *each) for each in enumerate(publication.days(), start=1)],
    }
    # The schema knows names such as "Asia/Shanghai" and UTC, not every zone that there is.
    if re.search(r"^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$", edition.time_zone):
        conference["time_zone_name"] = edition.time_zone
    return conference


def _day(publication: Publication, number: int, day_and_sessions: Any) -> dict[str, Any]:
    day, _sessions = day_and_sessions
    starts_at, ends_at = publication.bounds(day)
    return {
        "index": number,
        "date": day.isoformat(),
        "start": starts_at.isoformat(),
        "end": ends_at.isoformat(),
    }


def _event(publication: Publication, session: ReleasedSession) -> dict[str, Any]:
    spoken = session.floor_languages[0] if session.floor_languages else session.title.language
    return {
        "guid": session.guid,
        "start": session.starts_at.isoformat(),
        "end": session.ends_at.isoformat(),
        "room": {
            "name": publication.room_name(session),
            "guid": publication.room_guid(session.room.slug if session.room else ""),
        },
        "slug": _slug(voc_slug(publication, session)),
        "url": publication.session_url(session),
        "title": str(session.title),
        "subtitle": None,
        "track": {"slug": _slug(session.track.slug) if session.track else NO_TRACK},
        "type": KINDS.get(Session.Kind(session.kind), "OTHER"),
        "language": _language(spoken),
        "abstract": _texts(session.abstract),
        "description": None,
        "participants": [_participant(person) for person in session.presenters],
        "links": _links(session),
        "attachments": [
            {"url": publication.absolute(document.url), "title": str(document.title)}
            for document in session.documents
        ],
        "state": "CONFIRMED",
    }


def _links(session: ReleasedSession) -> list[dict[str, str]]:
    return [{"url": session.recording_url, "type": "MEDIA"}] if session.recording_url else []


def _participant(person: ReleasedParticipation) -> dict[str, Any]:
    return {
        "guid": person.speaker_guid,
        "name": str(person.name),
        "role": ROLES[Participation.Part(person.part)],
    }


def _persons(publication: Publication) -> list[dict[str, Any]]:
    people = {
        person.speaker_guid: {
            "guid": person.speaker_guid,
            "name": str(person.name),
            "biography": str(person.biography) or None,
        }
        for session in publication.program.sessions
        for person in session.presenters
    }
    return list(people.values())


def _texts(texts: dict[str, str]) -> dict[str, str] | None:
    """By the schema's two letters."""
    return {_language(code): text for code, text in texts.items()} or None


def _language(code: str) -> str:
    """Two letters: Chinese is `zh`. What is no language at all counts as the page's."""
    short = code.partition("-")[0].lower()
    return short if re.fullmatch(r"[a-z]{2}", short) else (translation.get_language() or "en")[:2]


def _slug(slug: str) -> str:
    """The schema wants two characters or more, and a letter or digit at the end."""
    lowered = slug.lower()
    return lowered if re.fullmatch(r"[a-z0-9_-]+[a-z0-9]", lowered) else f"{lowered}0"
