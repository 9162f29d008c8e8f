"""What one release owes to the one before: sequences that never fall, and what is cancelled.

Documents are as `released.parse` describes them; here they stay plain JSON.
"""

from typing import Any

Document = dict[str, Any]

EMPTY: Document = {"rooms": [], "tracks": [], "sessions": [], "cancelled": []}


def succeed(document: Document, previous: Document) -> Document:
    """The document (rooms, tracks, sessions) as the release that follows `previous`.

    A session's sequence rises when anything about it changes, the name of its room included, when
    it is dropped and when it comes back; it never falls, not even when an import has made the
    session anew under its old GUID. Every GUID that was ever released stays: in `sessions`, or in
    `cancelled`, so that calendars can cross it out.
    """
    before = {item["guid"]: item for item in previous["sessions"]}
    gone = {item["guid"]: item for item in previous["cancelled"]}
    old_rooms, rooms = _room_names(previous), _room_names(document)
    sessions = []
    for item in document["sessions"]:
        old = before.get(item["guid"])
        if old is None:
            least = gone[item["guid"]]["sequence"] + 1 if item["guid"] in gone else 0
        elif _is_same(old, item) and old_rooms.get(old["room"]) == rooms.get(item["room"]):
            sessions.append({**item, "sequence": old["sequence"]})
            continue
        else:
            least = old["sequence"] + 1
        sessions.append({**item, "sequence": max(item["sequence"], least)})
    present = {item["guid"] for item in sessions}
    return {
        "rooms": document["rooms"],
        "tracks": document["tracks"],
        "sessions": sessions,
        "cancelled": _cancelled(previous, present),
    }


def is_news(document: Document, previous: Document) -> bool:
    """Whether a reader could tell the two apart."""
    return document["sessions"] != previous["sessions"] or any(
        document[part] != previous[part] for part in ("rooms", "tracks")
    )


def _is_same(old: Document, item: Document) -> bool:
    return old == {**item, "sequence": old["sequence"]}


def _room_names(document: Document) -> dict[str | None, Document]:
    return {room["slug"]: room["name"] for room in document["rooms"]}


def _cancelled(previous: Document, present: set[str]) -> list[Document]:
    """Sessions of the previous release that are gone now, and those already cancelled then.

    Dropping a session is a change of its own, so its sequence rises by one, once.
    """
    dropped = [
        {**item, "sequence": item["sequence"] + 1}
        for item in previous["sessions"]
        if item["guid"] not in present
    ]
    return dropped + [item for item in previous["cancelled"] if item["guid"] not in present]
