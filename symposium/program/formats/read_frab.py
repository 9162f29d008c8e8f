"""Reads frab (pentabarf) schedules in XML. Real ones are untidy: what can be understood, is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, ParseError
from zoneinfo import ZoneInfo

from defusedxml import DefusedXmlException, ElementTree

from symposium.program.formats import cleaning
from symposium.program.formats.draft import (
    Draft,
    DraftPerson,
    DraftRoom,
    DraftSession,
    DraftTrack,
    InvalidFile,
)


def read(content: bytes) -> Draft:
    """Understand a file; raises InvalidFile with all its errors when something cannot be."""
    root = _root(content)
    conference = root.find("conference")
    if conference is None:
        raise InvalidFile(["There is no <conference> in the file."])
    events = list(_events(root))
    repairs: list[str] = []
    zone = cleaning.zone_of(
        _text(conference, "time_zone_name"), _first_offset(events), repairs.append
    )
    reader = _Reader(_acronym(conference), zone, repairs)
    sessions = [session for event, room in events if (session := reader.session(event, room))]
    if reader.errors:
        raise InvalidFile(reader.errors)
    if not sessions:
        raise InvalidFile(["There is not one event in the file."])
    starts_on, ends_on = _days(conference, sessions, zone)
    return Draft(
        name=_text(conference, "title") or _acronym(conference),
        time_zone=str(zone),
        starts_on=starts_on,
        ends_on=ends_on,
        rooms=[DraftRoom(name) for name in dict.fromkeys(s.room for s in sessions) if name],
        tracks=_tracks(root, sessions),
        sessions=sessions,
        repairs=repairs,
    )


def _root(content: bytes) -> Element:
    try:
        # No document type: entities are how such files attack their readers.
        root: Element = ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InvalidFile(
            ["The file declares a document type or entities. Such files are not read."]
        ) from error
    except ParseError as error:
        raise InvalidFile([f"The file is not well-formed XML: {error}."]) from error
    if root.tag != "schedule":
        raise InvalidFile([f"The file is no schedule: it begins with <{root.tag}>."])
    return root


def _events(root: Element) -> Iterator[tuple[Element, str]]:
    for day in root.iter("day"):
        for room in day.iter("room"):
            # An event's own <room> is a child without a name attribute.
            for event in room.findall("event"):
                yield event, (room.get("name") or "").strip()


def _first_offset(events: list[tuple[Element, str]]) -> timedelta | None:
    for event, _room in events:
        try:
            return cleaning.instant(_text(event, "date"), ZoneInfo("UTC")).utcoffset()
        except ValueError:
            continue
    return None


def _acronym(conference: Element) -> str:
    return _text(conference, "acronym") or _text(conference, "title")


def _days(conference: Element, sessions: list[DraftSession], zone: ZoneInfo) -> tuple[date, date]:
    """The days that the file states; else, or where they do not fit, those of its sessions."""
    starts = [session.starts_at.astimezone(zone).date() for session in sessions]
    try:
        first = date.fromisoformat(_text(conference, "start")[:10])
        last = date.fromisoformat(_text(conference, "end")[:10])
    except ValueError:
        return min(starts), max(starts)
    return (first, last) if first <= last else (min(starts), max(starts))


def _tracks(root: Element, sessions: list[DraftSession]) -> list[DraftTrack]:
    colors = {
        (track.get("name") or (track.text or "")).strip(): track.get("color") or ""
        for track in root.iter("track")
        if track.get("color")
    }
    names = dict.fromkeys(session.track for session in sessions if session.track)
    return [DraftTrack(name, colors.get(name, "")) for name in names]


def _text(parent: Element, tag: str) -> str:
    """The first child of this name that holds something: some files write a tag twice."""
    texts = ((child.text or "").strip() for child in parent.findall(tag))
    return next((text for text in texts if text), "")


class _Reader:
    """Reads events one by one and collects what is wrong with them."""

    def __init__(self, acronym: str, zone: ZoneInfo, repairs: list[str]) -> None:
        self.acronym = acronym
        self.zone = zone
        self.repairs = repairs
        self.errors: list[str] = []
        self._guids: set[UUID] = set()
        self._slugs: set[str] = set()

    def session(self, event: Element, room: str) -> DraftSession | None:
        number = event.get("id") or "?"
        title = _text(event, "title")
        where = f"Event {number} “{title[:60]}”"
        if not title:
            self.errors.append(f"{where}: there is no title.")
            return None
        times = self._times(event, where)
        if times is None:
            return None
        guid = cleaning.guid_of(
            (event.get("guid") or "").strip(), f"{self.acronym} {number}", self.repairs.append
        )
        if guid in self._guids:
            self.errors.append(f"{where}: another event has the GUID {guid}.")
            return None
        self._guids.add(guid)
        report = self.repairs.append
        return DraftSession(
            guid=guid,
            slug=cleaning.slug_of(self._slug(event) or title, self._slugs),
            title=cleaning.title_of(title, _text(event, "subtitle"), where, report),
            abstract=cleaning.abstract_of(
                cleaning.plain(_text(event, "abstract")),
                cleaning.plain(_text(event, "description")),
                where,
                report,
            ),
            kind=cleaning.kind_of(_text(event, "type")),
            starts_at=times[0],
            ends_at=times[1],
            room=room or _text(event, "room"),
            track=_text(event, "track"),
            language=_text(event, "language"),
            people=tuple(self._people(event, where)),
        )

    def _slug(self, event: Element) -> str:
        """Our own exports put the acronym in front; the slug is what follows."""
        return _text(event, "slug").removeprefix(f"{self.acronym}-").rstrip("_")

    def _times(self, event: Element, where: str) -> tuple[datetime, datetime] | None:
        written = _text(event, "date")
        try:
            starts_at = cleaning.instant(written, self.zone)
        except ValueError:
            self.errors.append(f"{where}: the date “{written}” cannot be read.")
            return None
        length = _text(event, "duration")
        try:
            ends_at = starts_at + cleaning.duration(length)
        except (ValueError, OverflowError):
            self.errors.append(f"{where}: the duration “{length}” cannot be read.")
            return None
        return starts_at.astimezone(UTC), ends_at.astimezone(UTC)

    def _people(self, event: Element, where: str) -> Iterator[DraftPerson]:
        seen: set[UUID] = set()
        for person in event.iter("person"):
            name = (person.text or "").strip()
            if not name:
                self.repairs.append(f"{where}: a person without a name was left out.")
                continue
            written = person.get("guid") or ""
            try:
                guid = UUID(written)
            except ValueError:
                key = person.get("id") or name
                guid = uuid5(cleaning.IMPORTED, f"{self.acronym} person {key}")
            if guid in seen:
                self.repairs.append(f"{where}: {name} was named twice.")
                continue
            seen.add(guid)
            yield DraftPerson(guid=guid, name=name)
