"""Reads c3voc schedules in JSON, version 1 (days hold events) and version 2 (a list of events)."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from symposium.program.formats import cleaning, shapes
from symposium.program.formats.draft import (
    Draft,
    DraftPerson,
    DraftRoom,
    DraftSession,
    DraftTrack,
    InvalidFile,
)

Json = dict[str, Any]


def read(content: bytes) -> Draft:
    """Understand a file; raises InvalidFile with all its errors when something cannot be."""
    schedule = _schedule(content)
    conference: Json = schedule["conference"]
    repairs: list[str] = []
    if isinstance(schedule.get("events"), list):
        events = [
            (f"event {number}", event) for number, event in enumerate(schedule["events"], start=1)
        ]
    else:
        found = shapes.check_v1(schedule)
        if found.grave:
            raise InvalidFile(found.all)
        repairs += found.light
        events = list(shapes.events_v1(schedule, found))
    zone = cleaning.zone_of(_text(conference.get("time_zone_name")), None, repairs.append)
    reader = _Reader(conference, _biographies(schedule), zone, repairs)
    sessions = [session for path, event in events if (session := reader.session(path, event))]
    if reader.errors:
        raise InvalidFile(reader.errors)
    if not sessions:
        raise InvalidFile(["There is not one event in the file."])
    starts_on, ends_on = _days(conference, sessions, zone)
    return Draft(
        name=_text(conference.get("title")) or _text(conference.get("acronym")),
        time_zone=str(zone),
        starts_on=starts_on,
        ends_on=ends_on,
        rooms=_rooms(conference, sessions),
        tracks=_tracks(conference, sessions),
        sessions=sessions,
        repairs=repairs,
    )


def _schedule(content: bytes) -> Json:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidFile([f"The file is not JSON: {error}."]) from error
    schedule = document.get("schedule", document) if isinstance(document, dict) else None
    if not isinstance(schedule, dict) or not isinstance(schedule.get("conference"), dict):
        raise InvalidFile(["The file is no schedule: there is no “conference” in it."])
    return schedule


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _biographies(schedule: Json) -> dict[str, Json]:
    """Version 2 keeps people apart from events."""
    people = schedule.get("persons")
    return {
        _text(person.get("guid")): person
        for person in (people if isinstance(people, list) else [])
        if isinstance(person, dict)
    }


def _days(conference: Json, sessions: list[DraftSession], zone: ZoneInfo) -> tuple[date, date]:
    starts = [session.starts_at.astimezone(zone).date() for session in sessions]
    try:
        first = date.fromisoformat(_text(conference.get("start"))[:10])
        last = date.fromisoformat(_text(conference.get("end"))[:10])
    except ValueError:
        return min(starts), max(starts)
    return (first, last) if first <= last else (min(starts), max(starts))


def _rooms(conference: Json, sessions: list[DraftSession]) -> list[DraftRoom]:
    named = {room.name: room for item in _objects(conference, "rooms") if (room := _room(item))}
    for session in sessions:
        if session.room:
            named.setdefault(session.room, DraftRoom(session.room))
    return list(named.values())


def _room(item: Json) -> DraftRoom | None:
    capacity = item.get("capacity")
    name = _text(item.get("name"))
    seats = int(capacity) if isinstance(capacity, int | float) and capacity > 0 else None
    return DraftRoom(name, seats) if name else None


def _tracks(conference: Json, sessions: list[DraftSession]) -> list[DraftTrack]:
    colors: dict[str, str] = {}
    for item in _objects(conference, "tracks"):
        light = item.get("colors", {}).get("light") if isinstance(item.get("colors"), dict) else ""
        colors[_text(item.get("name"))] = _text(item.get("color")) or _text(light)
    names = dict.fromkeys([*colors, *(session.track for session in sessions)])
    return [DraftTrack(name, colors.get(name, "")) for name in names if name]


def _objects(parent: Json, key: str) -> list[Json]:
    items = parent.get(key)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


class _Reader:
    """Reads events one by one and collects what is wrong with them."""

    def __init__(
        self, conference: Json, biographies: dict[str, Json], zone: ZoneInfo, repairs: list[str]
    ) -> None:
        self.acronym = _text(conference.get("acronym"))
        self.biographies = biographies
        self.zone = zone
        self.repairs = repairs
        self.errors: list[str] = []
        self._track_names = {
            _text(track.get("slug")): _text(track.get("name"))
            for track in _objects(conference, "tracks")
        }
        self._guids: set[UUID] = set()
        self._slugs: set[str] = set()

    def session(self, path: str, event: Any) -> DraftSession | None:
        if not isinstance(event, dict) or not _text(event.get("title")):
            self.errors.append(f"{path}: there is no title.")
            return None
        title = _text(event["title"])
        where = f"{path} “{title[:60]}”"
        times = self._times(event, where)
        if times is None:
            return None
        number = event.get("id") or event.get("code") or title
        report = self.repairs.append
        guid = cleaning.guid_of(_text(event.get("guid")), f"{self.acronym} {number}", report)
        if guid in self._guids:
            self.errors.append(f"{where}: another event has the GUID {guid}.")
            return None
        self._guids.add(guid)
        slug = _text(event.get("slug")).removeprefix(f"{self.acronym}-").rstrip("_")
        return DraftSession(
            guid=guid,
            slug=cleaning.slug_of(slug or title, self._slugs),
            title=cleaning.title_of(title, _text(event.get("subtitle")), where, report),
            abstract=cleaning.abstract_of(
                cleaning.plain(event.get("abstract")),
                cleaning.plain(event.get("description")),
                where,
                report,
            ),
            kind=cleaning.kind_of(_text(event.get("type"))),
            starts_at=times[0],
            ends_at=times[1],
            room=self._name(event.get("room")),
            track=self._track(event.get("track")),
            language=_text(event.get("language")),
            people=tuple(self._people(event, where)),
        )

    def _times(self, event: Json, where: str) -> tuple[datetime, datetime] | None:
        """Version 1 has date and duration, version 2 start and end."""
        written = _text(event.get("date")) or _text(event.get("start"))
        try:
            starts_at = cleaning.instant(written, self.zone)
        except ValueError:
            self.errors.append(f"{where}: the date “{written}” cannot be read.")
            return None
        length, end = _text(event.get("duration")), _text(event.get("end"))
        try:
            if length:
                ends_at = starts_at + cleaning.duration(length)
            else:
                ends_at = cleaning.instant(end, self.zone)
        except (ValueError, OverflowError):
            self.errors.append(f"{where}: the end “{length or end}” cannot be read.")
            return None
        if not starts_at < ends_at <= starts_at + cleaning.LONGEST:
            self.errors.append(f"{where}: it ends at {end}, which does not fit its start.")
            return None
        return starts_at.astimezone(UTC), ends_at.astimezone(UTC)

    def _name(self, value: Any) -> str:
        return _text(value.get("name")) if isinstance(value, dict) else _text(value)

    def _track(self, value: Any) -> str:
        if isinstance(value, dict):
            slug = _text(value.get("slug"))
            return _text(value.get("name")) or self._track_names.get(slug, slug)
        return _text(value)

    def _people(self, event: Json, where: str) -> Iterator[DraftPerson]:
        seen: set[UUID] = set()
        for person in [*_objects(event, "persons"), *_objects(event, "participants")]:
            written = _text(person.get("guid"))
            known = self.biographies.get(written, {})
            name = _text(person.get("name")) or _text(person.get("public_name"))
            if not name:
                self.repairs.append(f"{where}: a person without a name was left out.")
                continue
            try:
                guid = UUID(written)
            except ValueError:
                key = person.get("id") or person.get("code") or name
                guid = uuid5(cleaning.IMPORTED, f"{self.acronym} person {key}")
            if guid in seen:
                self.repairs.append(f"{where}: {name} was named twice.")
                continue
            seen.add(guid)
            yield DraftPerson(
                guid=guid,
                name=name,
                part="chair" if _text(person.get("role")).upper() == "MODERATOR" else "speaker",
                biography=cleaning.plain(person.get("biography") or known.get("biography")),
            )
