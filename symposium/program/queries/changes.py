"""What publishing would change: the draft's document against the latest release's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from symposium.lib.translated import translated
from symposium.program.models import Edition
from symposium.program.queries.releases import document_of, latest_document

Document = dict[str, Any]

FIELD_NAMES = {
    "title": gettext_lazy("title"),
    "abstract": gettext_lazy("abstract"),
    "kind": gettext_lazy("kind"),
    "track": gettext_lazy("track"),
    "floor_languages": gettext_lazy("languages on the floor"),
    "interpretation_languages": gettext_lazy("interpretation"),
    "is_streamed": gettext_lazy("live stream"),
    "sdg_goals": gettext_lazy("development goals"),
    "participations": gettext_lazy("people"),
}


@dataclass(frozen=True)
class Change:
    """One line for a reader. `kind` is the badge: added, moved, changed or removed."""

    kind: Literal["added", "moved", "changed", "removed"]
    slug: str
    title: str
    text: str


def changes_since_release(edition: Edition) -> list[Change]:
    """Added, moved, changed and removed sessions, in this order; times in the edition's zone."""
    return changes_between(latest_document(edition), document_of(edition))


def changes_between(before: Document, after: Document) -> list[Change]:
    old = {item["guid"]: item for item in before["sessions"]}
    new = {item["guid"]: item for item in after["sessions"]}
    old_rooms, new_rooms = _names(before["rooms"]), _names(after["rooms"])
    changes = [
        _change("added", item, _slot(item, new_rooms))
        for guid, item in new.items()
        if guid not in old
    ]
    kept = [(old[guid], item) for guid, item in new.items() if guid in old]
    for was, now in kept:
        if _place(was, old_rooms) != _place(now, new_rooms):
            text = _("from %(before)s to %(after)s") % {
                "before": _slot(was, old_rooms),
                "after": _slot(now, new_rooms),
            }
            changes.append(_change("moved", now, text))
    for was, now in kept:
        fields = [
            str(name) for field, name in FIELD_NAMES.items() if was.get(field) != now.get(field)
        ]
        if fields:
            changes.append(_change("changed", now, ", ".join(fields)))
    changes += [
        _change("removed", item, _slot(item, old_rooms))
        for guid, item in old.items()
        if guid not in new
    ]
    return changes


def _change(
    kind: Literal["added", "moved", "changed", "removed"], item: Document, text: str
) -> Change:
    return Change(kind, item["slug"], str(translated(item["title"])), text)


def _names(rooms: list[Document]) -> dict[str, str]:
    return {room["slug"]: str(translated(room["name"])) for room in rooms}


def _place(item: Document, rooms: dict[str, str]) -> tuple[datetime, datetime, str]:
    return (
        datetime.fromisoformat(item["starts_at"]),
        datetime.fromisoformat(item["ends_at"]),
        rooms.get(item["room"] or "", ""),
    )


def _slot(item: Document, rooms: dict[str, str]) -> str:
    starts_at, ends_at, room = _place(item, rooms)
    return _("%(day)s, %(start)s–%(end)s, %(room)s") % {
        "day": date_format(starts_at, "MONTH_DAY_FORMAT"),
        "start": f"{starts_at:%H:%M}",
        "end": f"{ends_at:%H:%M}",
        "room": room,
    }
