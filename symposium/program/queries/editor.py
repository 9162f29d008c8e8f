"""The working state as the organizers' editor reads it: plain JSON, made of few queries.

A session is told in full and in the same way everywhere: in the editor's first data, in answers
to its writes, and in the events that other organizers receive.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Max, QuerySet, Sum

from symposium.program.models import Edition, Participation, RoomHours, Session
from symposium.program.planning import overlaps

Json = dict[str, Any]

FIELDS = (
    *("id", "guid", "slug", "version", "title", "kind", "status", "minutes", "starts_at"),
    *("ends_at", "floor_languages", "interpretation_languages", "is_streamed", "stage"),
    *("is_recorded", "capacity", "sdg_goals", "pillars", "abstract", "track__slug", "room__slug"),
)
SAME = (
    *("slug", "version", "title", "kind", "status", "minutes", "floor_languages"),
    *("interpretation_languages", "is_streamed", "stage", "is_recorded", "capacity", "sdg_goals"),
    "pillars",
)


def editor_data(edition: Edition) -> Json:
    """All that the editor opens with; names in the reader's language. Eight queries."""
    return {
        "edition": {
            "slug": edition.slug,
            "name": str(edition),
            "zone": edition.time_zone,
            "starts_on": edition.starts_on.isoformat(),
            "ends_on": edition.ends_on.isoformat(),
            "languages": edition.languages,
        },
        "rooms": _rooms(edition),
        "tracks": [
            {"slug": slug, "name": str(name) or slug, "color": color}
            for slug, name, color in edition.tracks.values_list("slug", "name", "color")
        ],
        "people": [
            {"guid": str(guid), "name": str(name), "title": str(title)}
            for guid, name, title in edition.speakers.values_list("guid", "name", "title")
        ],
        "sessions": editor_sessions(edition),
    }


def editor_sessions(edition: Edition, keys: Iterable[int] | None = None) -> list[Json]:
    """Sessions by start, all or those with the given keys. Four queries."""
    sessions = Session.objects.filter(edition=edition)
    if keys is not None:
        sessions = sessions.filter(pk__in=list(keys))
    people = _people(sessions)
    stars = dict(
        sessions.filter(stars__isnull=False)
        .order_by()
        .annotate(n=Count("stars"))
        .values_list("pk", "n")
    )
    shared = _sharing(edition)
    return [
        _session(row, edition)
        | {
            "people": people[row["id"]],
            "stars": stars.get(row["id"], 0),
            "shares_room": row["id"] in shared,
        }
        for row in sessions.order_by("starts_at", "id").values(*FIELDS)
    ]


def editor_session(session: Session) -> Json:
    """One session, with what only its own panel shows."""
    [told] = editor_sessions(session.edition, [session.pk])
    documents = session.documents.all()
    return told | {
        "abstract": dict(session.abstract),
        "recording_url": session.recording_url,
        "documents": [
            {
                "title": dict(document.title),
                "url": document.address,
                "media_type": document.media_type,
                "byte_count": document.byte_count,
            }
            for document in documents
        ],
    }


def draft_mark(slug: str) -> Json:
    """Differs whenever sessions have been written. One query; for those who listen to events and
    want to know whether one is missing."""
    sessions = Session.objects.filter(edition__slug=slug)
    return sessions.aggregate(Count("pk"), Sum("version"), Max("updated_at"))


def _session(row: Json, edition: Edition) -> Json:
    languages, zone = edition.languages, edition.zone
    return {name: row[name] for name in SAME} | {
        "guid": str(row["guid"]),
        "track": row["track__slug"],
        "room": row["room__slug"],
        "starts_at": _told(row["starts_at"], zone),
        "ends_at": _told(row["ends_at"], zone),
        "missing": [
            language
            for language in languages
            if not (row["title"].get(language) and row["abstract"].get(language))
        ],
    }


def _told(at: datetime | None, zone: ZoneInfo) -> str | None:
    return at.astimezone(zone).isoformat() if at else None


def _rooms(edition: Edition) -> list[Json]:
    hours: defaultdict[int, list[list[str | None]]] = defaultdict(list)
    windows = RoomHours.objects.filter(room__edition=edition)
    for key, starts_at, ends_at in windows.values_list("room_id", "starts_at", "ends_at"):
        hours[key].append([_told(starts_at, edition.zone), _told(ends_at, edition.zone)])
    return [
        {"slug": slug, "name": str(name) or slug, "capacity": capacity, "hours": hours[key]}
        for key, slug, name, capacity in edition.rooms.values_list("id", "slug", "name", "capacity")
    ]


def _people(sessions: QuerySet[Session]) -> defaultdict[int, list[Json]]:
    parts: defaultdict[int, list[Json]] = defaultdict(list)
    rows = Participation.objects.filter(session__in=sessions).order_by("position", "id")
    for key, guid, part, is_confirmed in rows.values_list(
        "session_id", "speaker__guid", "part", "is_confirmed"
    ):
        parts[key].append({"guid": str(guid), "part": part, "is_confirmed": is_confirmed})
    return parts


def _sharing(edition: Edition) -> set[int]:
    """Keys of sessions that overlap another one in their room: all of them are in a group."""
    rows = (
        Session.objects.filter(edition=edition, overlap_group__isnull=False)
        .scheduled()
        .exclude(status=Session.Status.CANCELLED)
        .order_by("room_id", "starts_at", "id")
        .values("id", "room_id", "starts_at", "ends_at")
    )
    return {
        slot.id
        for _room, slots in groupby(rows, key=lambda row: row["room_id"])
        for pair in overlaps.pairs(SimpleNamespace(**row) for row in slots)
        for slot in pair
    }
