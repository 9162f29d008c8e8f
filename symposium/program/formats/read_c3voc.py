"""Reads c3voc schedules in JSON, version 1 (days hold events) and version 2 (a list of events)."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from symposium.lib.tables.faults import InvalidFile
from symposium.program.formats import cleaning, extension, shapes
from symposium.program.formats.draft import Draft, DraftPerson, DraftRoom, DraftSession, DraftTrack

Json = dict[str, Any]


def read(content: bytes) -> Draft:
    """Understand a file; raises InvalidFile with all its errors when something cannot be."""
    schedule = _schedule(content)
    conference: Json = schedule["conference"]
    repairs: list[str] = []
    if isinstance(schedule.get("events"), list):
        events = [
            (_("event %(number)d") % {"number": number}, event)
            for number, event in enumerate(schedule["events"], start=1)
        ]
    else:
        found = shapes.check_v1(schedule)
        if found.grave:
            raise InvalidFile(found.all)
        repairs += found.light
        events = list(shapes.events_v1(schedule, found))
    zone = cleaning.zone_of(_text(conference.get("time_zone_name")), None, repairs.append)
    reader = _Reader(schedule, zone, repairs)
    sessions = [session for path, event in events if (session := reader.session(path, event))]
    rooms, tracks = _rooms(conference, sessions), _tracks(conference, sessions)
    errors = [*reader.errors, *cleaning.too_long(rooms, tracks, reader.long_names)]
    if errors:
        raise InvalidFile(errors)
    if not sessions:
        raise InvalidFile([_("There is not one event in the file.")])
    starts_on, ends_on = cleaning.days_of(
        _text(conference.get("start")),
        _text(conference.get("end")),
        [session.values["starts_at"].astimezone(zone).date() for session in sessions],
    )
    name = _text(conference.get("title")) or _text(conference.get("acronym"))
    return Draft(
        name=name[: cleaning.NAME_LENGTH],
        time_zone=str(zone),
        starts_on=starts_on,
        ends_on=ends_on,
        rooms=rooms,
        tracks=tracks,
        sessions=sessions,
        repairs=repairs,
    )


def _schedule(content: bytes) -> Json:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InvalidFile([_("The file is not JSON: %(error)s.") % {"error": error}]) from error
    schedule = document.get("schedule", document) if isinstance(document, dict) else None
    if not isinstance(schedule, dict) or not isinstance(schedule.get("conference"), dict):
        raise InvalidFile([_("The file is no schedule: there is no “conference” in it.")])
    return schedule


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _biographies(schedule: Json) -> dict[str, Json]:
    """Version 2 keeps people apart from events."""
    return {_text(person.get("guid")): person for person in _objects(schedule, "persons")}


def _rooms(conference: Json, sessions: list[DraftSession]) -> list[DraftRoom]:
    named = {room.name: room for item in _objects(conference, "rooms") if (room := _room(item))}
    for session in sessions:
        if name := session.values["room"]:
            named.setdefault(name, DraftRoom(name))
    return list(named.values())


def _room(item: Json) -> DraftRoom | None:
    capacity = item.get("capacity")
    name = _text(item.get("name"))
    fits = isinstance(capacity, int | float) and 0 < capacity < 10_000_000
    return (
        DraftRoom(name, int(capacity or 0) if fits else None, _text(item.get("guid")))
        if name
        else None
    )


def _tracks(conference: Json, sessions: list[DraftSession]) -> list[DraftTrack]:
    colors: dict[str, str] = {}
    for item in _objects(conference, "tracks"):
        light = item.get("colors", {}).get("light") if isinstance(item.get("colors"), dict) else ""
        colors[_text(item.get("name"))] = _text(item.get("color")) or _text(light)
    names = dict.fromkeys([*colors, *(session.values["track"] for session in sessions)])
    return [DraftTrack(name, colors.get(name, "")) for name in names if name]


def _objects(parent: Json, key: str) -> list[Json]:
    items = parent.get(key)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


class _Reader:
    """Reads events one by one and collects what is wrong with them."""

    def __init__(self, schedule: Json, zone: ZoneInfo, repairs: list[str]) -> None:
        conference = schedule["conference"]
        self.acronym = _text(conference.get("acronym"))
        self.biographies = _biographies(schedule)
        self.own = extension.read(schedule)
        self.zone = zone
        self.repairs = repairs
        self.errors: list[str] = []
        self.long_names: list[str] = []
        self._track_names = {
            _text(track.get("slug")): _text(track.get("name"))
            for track in _objects(conference, "tracks")
        }
        self._guids: set[UUID] = set()
        self._slugs: set[str] = set()

    def session(self, path: str, event: Any) -> DraftSession | None:
        if not isinstance(event, dict) or not _text(event.get("title")):
            self.errors.append(_("%(where)s: there is no title.") % {"where": path})
            return None
        title = _text(event["title"])
        words = {"path": path, "title": cleaning.shown(title)}
        where = _("%(path)s “%(title)s”") % words
        times = self._times(event, where)
        if times is None:
            return None
        number = event.get("id") or event.get("code") or title
        report = self.repairs.append
        guid = cleaning.guid_of(_text(event.get("guid")), f"{self.acronym} {number}", report)
        if guid in self._guids:
            sentence = _("%(where)s: another event has the GUID %(guid)s.")
            self.errors.append(sentence % {"where": where, "guid": guid})
            return None
        self._guids.add(guid)
        slug = _text(event.get("slug")).removeprefix(f"{self.acronym}-").rstrip("_")
        people = tuple(self._people(event, where))
        return DraftSession(
            where=where,
            guid=guid,
            slug=cleaning.slug_of(slug or title, self._slugs),
            values=self._values(event, title, where)
            | cleaning.slot(*times)
            | self.own.events.get(str(guid), {}),
            people=people,
            # A file that tells one part from another lists all of both.
            parts=frozenset({"speaker", "chair"} if any(p.part for p in people) else ()),
        )

    def _values(self, event: Json, title: str, where: str) -> dict[str, Any]:
        report = self.repairs.append
        language = _text(event.get("language"))
        clean = str if self.own.language else cleaning.plain
        texts = [_in_one(event.get(name), language) for name in ("abstract", "description")]
        abstract = cleaning.abstract_of(clean(texts[0]), clean(texts[1]), where, report)
        spoken = self.own.language or language
        values: dict[str, Any] = {
            "title": {
                spoken: cleaning.title_of(title, _text(event.get("subtitle")), where, report)
            },
            "abstract": {spoken: abstract} if abstract else {},
            "kind": cleaning.kind_of(_text(event.get("type"))),
            "room": self._name(event.get("room")),
            "track": self._track(event.get("track")),
        }
        if language:
            values["floor_language"] = language
        return values

    def _times(self, event: Json, where: str) -> tuple[datetime, datetime] | None:
        """Version 1 has date and duration, version 2 start and end."""
        report = self.repairs.append
        written = _text(event.get("date")) or _text(event.get("start"))
        try:
            starts_at = cleaning.instant(written, self.zone, where, report).astimezone(UTC)
        except (ValueError, OverflowError):
            sentence = _("%(where)s: the date “%(date)s” cannot be read.")
            self.errors.append(sentence % {"where": where, "date": cleaning.shown(written)})
            return None
        length, end = _text(event.get("duration")), _text(event.get("end"))
        try:
            ends_at = (
                starts_at + cleaning.duration(length)
                if length and not end
                else cleaning.instant(end, self.zone, where, report).astimezone(UTC)
            )
        except (ValueError, OverflowError):
            sentence = _("%(where)s: the end “%(end)s” cannot be read.")
            self.errors.append(sentence % {"where": where, "end": cleaning.shown(end or length)})
            return None
        if not starts_at < ends_at <= starts_at + cleaning.LONGEST:
            sentence = _("%(where)s: it ends at %(end)s, which does not fit its start.")
            self.errors.append(sentence % {"where": where, "end": cleaning.shown(end or length)})
            return None
        return starts_at, ends_at

    def _name(self, value: Any) -> str:
        return _text(value.get("name")) if isinstance(value, dict) else _text(value)

    def _track(self, value: Any) -> str:
        if isinstance(value, dict):
            slug = _text(value.get("slug"))
            return _text(value.get("name")) or self._track_names.get(slug, slug)
        return _text(value)

    def _people(self, event: Json, where: str) -> Iterator[DraftPerson]:
        seen: set[tuple[UUID, str]] = set()
        for person in [*_objects(event, "persons"), *_objects(event, "participants")]:
            written = _text(person.get("guid"))
            known = self.biographies.get(written, {})
            name = _text(person.get("name")) or _text(person.get("public_name"))
            if not name:
                sentence = _("%(where)s: a person without a name was left out.")
                self.repairs.append(sentence % {"where": where})
                continue
            if len(name) > cleaning.NAME_LENGTH:
                self.long_names.append(name)
            try:
                guid = UUID(written)
            except ValueError:
                key = person.get("id") or person.get("code") or name
                guid = uuid5(cleaning.IMPORTED, f"{self.acronym} person {key}")
            part = _part(person.get("role"))
            if (guid, part) in seen:
                sentence = _("%(where)s: %(name)s was named twice.")
                self.repairs.append(sentence % {"where": where, "name": cleaning.shown(name)})
                continue
            seen.add((guid, part))
            biography = cleaning.plain(_text(person.get("biography") or known.get("biography")))
            yield DraftPerson(guid=guid, name=name, part=part, biography=biography)


def _part(role: Any) -> str:
    """`Participation.Part` of a role; empty where the file has no roles."""
    written = _text(role).upper()
    if not written:
        return ""
    return "chair" if written in {"MODERATOR", "CHAIR"} else "speaker"


def _in_one(value: Any, language: str) -> str:
    """A text, or of one by language that of the session's, else the first."""
    if isinstance(value, dict):
        texts = {code: text for code, text in value.items() if isinstance(text, str)}
        return _text(texts.get(language) or next(iter(texts.values()), ""))
    return _text(value)
