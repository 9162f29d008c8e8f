"""A device's batch: walk-ins, scans and prints in the order in which they happened there.

An item that cannot be read is named instead of refusing the batch: the rest must not wait for it.
"""

import dataclasses
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from registration.checkin.actions import PrintReport, ScanReport, WalkInReport
from registration.checkin.rules import Act, Verdict
from registration.names import cleaned
from symposium.lib.json_bodies import Json

MOST_ITEMS = 500
# A clock that is right by its own account may still run a little ahead.
AHEAD = timedelta(seconds=5)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Batch:
    since: int
    waiting: int
    offset: timedelta | None
    walk_ins: list[WalkInReport]
    scans: list[ScanReport]
    prints: list[PrintReport]
    unreadable: list[str]


def read_batch(content: Json, *, at: datetime) -> Batch:
    """`at` is now, by our clock. Times come in milliseconds by the device's; each item may say how
    far its clock was off when last measured, else what the batch itself shows counts."""
    walk_ins, scans, prints, unreadable = [], [], [], []
    offset = _offset(content, at)
    items = content.get("items")
    for item in items[:MOST_ITEMS] if isinstance(items, list) else []:
        try:
            kind = item["kind"]
            when = _when(item, offset, at)
            if kind == "walk_in":
                walk_ins.append(_walk_in(item, when))
            elif kind == "print":
                guid, registration = UUID(str(item["guid"])), _key(item["registration"])
                prints.append(PrintReport(guid=guid, registration_id=registration, at=when))
            else:
                scans.append(_scan(item, when))
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            unreadable.append(_guid_of(item))
    return Batch(
        since=_whole(content.get("since")),
        waiting=min(_whole(content.get("waiting")), 10**6),
        offset=offset,
        walk_ins=walk_ins,
        scans=scans,
        prints=prints,
        unreadable=[guid for guid in unreadable if guid],
    )


def _scan(item: Mapping[str, Any], when: datetime) -> ScanReport:
    return ScanReport(
        guid=UUID(str(item["guid"])),
        door_id=_key(item["door"]),
        act=Act(item["act"]),
        at=when,
        device_at=_instant(item["device_at"]),
        text=str(item.get("text") or "")[:300],
        registration_id=_key(item["registration"]) if item.get("registration") else None,
        walk_in=UUID(str(item["walk_in"])) if item.get("walk_in") else None,
        undoes=UUID(str(item["undoes"])) if item.get("undoes") else None,
        shown=Verdict(item["shown"]),
        is_through=item["through"] is True,
        is_decided=item.get("decided") is not False,
        was_offline=item.get("offline") is True,
        note=str(item.get("note") or "")[:300],
    )


def _walk_in(item: Mapping[str, Any], when: datetime) -> WalkInReport:
    name = cleaned(str(item["name"]))[:200]
    if not name:
        raise ValueError("Nobody has no name.")
    language = str(item.get("language", ""))
    return WalkInReport(
        guid=UUID(str(item["guid"])),
        name=name,
        institution=cleaned(str(item.get("institution") or ""))[:200],
        category_id=_key(item["category"]),
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        number=str(item["number"])[:20],
        at=when,
    )


def _when(item: Mapping[str, Any], offset: timedelta | None, at: datetime) -> datetime:
    """By our clock; what would lie in the future happened now."""
    own = item.get("offset")
    off = timedelta(milliseconds=own) if isinstance(own, int | float) else offset or timedelta()
    return min(_instant(item["device_at"]) + off, at + AHEAD)


def _offset(content: Mapping[str, Any], at: datetime) -> timedelta | None:
    """How much the device's clock lacks, the way of the request left out of account."""
    try:
        return at - _instant(content["sent_at"])
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def _instant(milliseconds: Any) -> datetime:
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, int | float):
        raise TypeError("Times are numbers of milliseconds.")
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _key(value: Any) -> int:
    number = _whole(value)
    if number == 0:
        raise ValueError("Not a key.")
    return number


def _whole(value: Any) -> int:
    number = value if isinstance(value, int) and not isinstance(value, bool) else 0
    return number if 0 <= number < 2**53 else 0


def _guid_of(item: Any) -> str:
    return str(item.get("guid", ""))[:40] if isinstance(item, dict) else ""
