"""Reads frab (pentabarf) schedules in XML. Real ones are untidy: what can be understood, is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, ParseError
from zoneinfo import ZoneInfo

from defusedxml import DefusedXmlException, ElementTree
from django.utils.translation import gettext as _

from symposium.lib.tables.faults import InvalidFile
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.formats import cleaning
from symposium.program.formats.draft import Draft, DraftPerson, DraftRoom, DraftSession, DraftTrack
from symposium.program.formats.publication import GENERATOR


def read(content: bytes) -> Draft:
    """Understand a file; raises InvalidFile with all its errors when something cannot be."""
    root = _root(content)
    conference = root.find("conference")
    if conference is None:
        raise InvalidFile([_("There is no <conference> in the file.")])
    events = list(_events(root))
    repairs: list[str] = []
    zone = cleaning.zone_of(
        _text(conference, "time_zone_name"), _first_offset(events), repairs.append
    )
    reader = _Reader(_acronym(conference), zone, repairs, _own_language(root, conference))
    sessions = [session for event, room in events if (session := reader.session(event, room))]
    rooms, tracks = _rooms(root, sessions), _tracks(root, sessions)
    errors = [*reader.errors, *cleaning.too_long(rooms, tracks, reader.long_names)]
    if errors:
        raise InvalidFile(errors)
    if not sessions:
        raise InvalidFile([_("There is not one event in the file.")])
    starts = [session.values["starts_at"].astimezone(zone).date() for session in sessions]
    starts_on, ends_on = cleaning.days_of(
        _text(conference, "start"), _text(conference, "end"), starts
    )
    return Draft(
        name=(_text(conference, "title") or _acronym(conference))[: cleaning.NAME_LENGTH],
        time_zone=str(zone),
        starts_on=starts_on,
        ends_on=ends_on,
        rooms=rooms,
        tracks=tracks,
        sessions=sessions,
        repairs=repairs,
    )


def _root(content: bytes) -> Element:
    try:
        # No document type: entities are how such files attack their readers.
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InvalidFile(
            [_("The file declares a document type or entities. Such files are not read.")]
        ) from error
    except (ParseError, ValueError, LookupError) as error:  # the latter: encodings of its own
        raise InvalidFile(
            [_("The file is not well-formed XML: %(error)s.") % {"error": error}]
        ) from error
    if root.tag != "schedule":
        sentence = _("The file is no schedule: it begins with <%(tag)s>.")
        raise InvalidFile([sentence % {"tag": cleaning.shown(root.tag)}])
    return root


def _own_language(root: Element, conference: Element) -> str | None:
    """The language of the texts in an export of ours, which its addresses begin with; None for a
    file of another system."""
    generator = root.find("generator")
    if generator is None or generator.get("name") != GENERATOR:
        return None
    language = urlsplit(_text(conference, "url")).path.strip("/").partition("/")[0]
    return language if language in LANGUAGE_CODES else None


def _events(root: Element) -> Iterator[tuple[Element, str]]:
    for day in root.iter("day"):
        for room in day.iter("room"):
            # An event's own <room> is a child without a name attribute.
            for event in room.findall("event"):
                yield event, (room.get("name") or "").strip()


def _first_offset(events: list[tuple[Element, str]]) -> timedelta | None:
    for event, _room in events:
        try:
            return datetime.fromisoformat(_text(event, "date")).utcoffset()
        except ValueError:
            continue
    return None


def _acronym(conference: Element) -> str:
    return _text(conference, "acronym") or _text(conference, "title")


def _rooms(root: Element, sessions: list[DraftSession]) -> list[DraftRoom]:
    guids = {(room.get("name") or "").strip(): room.get("guid") or "" for room in root.iter("room")}
    names = dict.fromkeys(session.values["room"] for session in sessions)
    return [DraftRoom(name, guid=guids.get(name, "")) for name in names if name]


def _tracks(root: Element, sessions: list[DraftSession]) -> list[DraftTrack]:
    colors = {
        (track.get("name") or (track.text or "")).strip(): track.get("color") or ""
        for track in root.iter("track")
        if track.get("color")
    }
    names = dict.fromkeys(session.values["track"] for session in sessions)
    return [DraftTrack(name, colors.get(name, "")) for name in names if name]


def _text(parent: Element, tag: str) -> str:
    """The first child of this name that holds something: some files write a tag twice."""
    texts = ((child.text or "").strip() for child in parent.findall(tag))
    return next((text for text in texts if text), "")


class _Reader:
    """Reads events one by one and collects what is wrong with them. `own_language` None: the file
    is another system's."""

    def __init__(
        self, acronym: str, zone: ZoneInfo, repairs: list[str], own_language: str | None
    ) -> None:
        self.acronym = acronym
        self.zone = zone
        self.repairs = repairs
        self.own_language = own_language
        self.errors: list[str] = []
        self.long_names: list[str] = []
        self._guids: set[UUID] = set()
        self._slugs: set[str] = set()

    def session(self, event: Element, room: str) -> DraftSession | None:
        number = event.get("id") or "?"
        title = _text(event, "title")
        words = {"number": number, "title": cleaning.shown(title)}
        where = _("Event %(number)s “%(title)s”") % words
        if not title:
            self.errors.append(_("%(where)s: there is no title.") % {"where": where})
            return None
        times = self._times(event, where)
        if times is None:
            return None
        report = self.repairs.append
        guid = cleaning.guid_of(
            (event.get("guid") or "").strip(), f"{self.acronym} {number}", report
        )
        if guid in self._guids:
            sentence = _("%(where)s: another event has the GUID %(guid)s.")
            self.errors.append(sentence % {"where": where, "guid": guid})
            return None
        self._guids.add(guid)
        return DraftSession(
            where=where,
            guid=guid,
            slug=cleaning.slug_of(self._slug(event) or title, self._slugs),
            values=self._values(event, title, where)
            | cleaning.slot(*times)
            | {"room": room or _text(event, "room")},
            people=tuple(self._people(event, where)),
        )

    def _values(self, event: Element, title: str, where: str) -> dict[str, Any]:
        report = self.repairs.append
        own, language = self.own_language, _text(event, "language")
        clean = str if own else cleaning.plain
        abstract = cleaning.abstract_of(
            clean(_text(event, "abstract")), clean(_text(event, "description")), where, report
        )
        spoken = own or language
        values: dict[str, Any] = {
            "title": {
                spoken: cleaning.title_of(title, _text(event, "subtitle"), where, report),
            },
            "abstract": {spoken: abstract} if abstract else {},
            "kind": cleaning.kind_of(_text(event, "type")),
            "track": _text(event, "track"),
        }
        if language:
            values["floor_language"] = language
        recording = event.find("recording")
        if own and recording is not None:
            values["is_recorded"] = _text(recording, "optout") == "false"
            values["recording_url"] = _text(recording, "url")
        return values

    def _slug(self, event: Element) -> str:
        """Our own exports put the acronym in front; the slug is what follows."""
        return _text(event, "slug").removeprefix(f"{self.acronym}-").rstrip("_")

    def _times(self, event: Element, where: str) -> tuple[datetime, datetime] | None:
        written = _text(event, "date")
        try:
            starts_at = cleaning.instant(written, self.zone, where, self.repairs.append)
        except (ValueError, OverflowError):
            sentence = _("%(where)s: the date “%(date)s” cannot be read.")
            self.errors.append(sentence % {"where": where, "date": cleaning.shown(written)})
            return None
        length = _text(event, "duration")
        try:
            ends_at = starts_at.astimezone(UTC) + cleaning.duration(length)
        except (ValueError, OverflowError):
            sentence = _("%(where)s: the duration “%(duration)s” cannot be read.")
            self.errors.append(sentence % {"where": where, "duration": cleaning.shown(length)})
            return None
        return starts_at.astimezone(UTC), ends_at

    def _people(self, event: Element, where: str) -> Iterator[DraftPerson]:
        seen: set[UUID] = set()
        for person in event.iter("person"):
            name = (person.text or "").strip()
            if not name:
                sentence = _("%(where)s: a person without a name was left out.")
                self.repairs.append(sentence % {"where": where})
                continue
            if len(name) > cleaning.NAME_LENGTH:
                self.long_names.append(name)
            written = person.get("guid") or ""
            try:
                guid = UUID(written)
            except ValueError:
                key = person.get("id") or name
                guid = uuid5(cleaning.IMPORTED, f"{self.acronym} person {key}")
            if guid in seen:
                sentence = _("%(where)s: %(name)s was named twice.")
                self.repairs.append(sentence % {"where": where, "name": cleaning.shown(name)})
                continue
            seen.add(guid)
            yield DraftPerson(guid=guid, name=name)
