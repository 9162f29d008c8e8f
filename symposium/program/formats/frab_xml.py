"""The frab (pentabarf) schedule in XML, valid against c3voc's schema: https://c3voc.de/schedule/schema.xsd"""

from xml.etree import ElementTree as ET

from symposium.program.formats import cleaning
from symposium.program.formats.publication import (
    GENERATOR,
    Publication,
    by_room,
    duration,
    voc_slug,
)
from symposium.program.released import ReleasedSession

CONTENT_TYPE = "application/xml; charset=utf-8"


def write(publication: Publication) -> bytes:
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", name=GENERATOR)
    _text(root, "url", publication.url)
    _text(root, "version", publication.version)
    _conference(root, publication)
    for number, (day, sessions) in enumerate(publication.days(), start=1):
        starts_at, ends_at = publication.bounds(day)
        element = ET.SubElement(
            root,
            "day",
            index=str(number),
            date=day.isoformat(),
            start=starts_at.isoformat(),
            end=ends_at.isoformat(),
        )
        rooms = by_room(sessions)
        for room in publication.program.rooms:
            if room.slug in rooms:
                child = ET.SubElement(
                    element,
                    "room",
                    name=_clean(publication.room_names[room.slug]),
                    guid=publication.room_guid(room.slug),
                )
                for session in rooms[room.slug]:
                    _event(child, publication, session)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _conference(root: ET.Element, publication: Publication) -> None:
    edition = publication.edition
    conference = ET.SubElement(root, "conference")
    _text(conference, "acronym", publication.acronym)
    _text(conference, "title", str(edition.name))
    _text(conference, "start", edition.starts_on.isoformat())
    _text(conference, "end", edition.ends_on.isoformat())
    _text(conference, "days", str(len(publication.days())))
    _text(conference, "timeslot_duration", "00:05")
    _text(conference, "url", publication.url)
    _text(conference, "time_zone_name", edition.time_zone)
    ET.SubElement(conference, "color", primary=edition.lead_color)
    for track in publication.program.tracks:
        name = _clean(publication.track_names[track.slug])
        ET.SubElement(conference, "track", name=name, color=track.color)


def _event(room: ET.Element, publication: Publication, session: ReleasedSession) -> None:
    event = ET.SubElement(room, "event", guid=session.guid, id=str(session.number))
    _text(event, "room", room.get("name", ""))
    _text(event, "title", str(session.title))
    _text(event, "subtitle", "")
    _text(event, "type", session.kind)
    _text(event, "date", session.starts_at.isoformat())
    _text(event, "start", f"{session.starts_at:%H:%M}")
    _text(event, "duration", duration(session))
    _text(event, "abstract", str(session.abstract))
    _text(event, "slug", voc_slug(publication, session))
    _text(event, "track", publication.track_name(session))
    _text(event, "language", session.floor_languages[0] if session.floor_languages else "")
    _text(event, "description", "")
    _text(event, "url", publication.session_url(session))
    persons = ET.SubElement(event, "persons")
    for person in session.presenters:
        ET.SubElement(persons, "person", guid=person.speaker_guid).text = _clean(str(person.name))
    _recording(event, session)
    ET.SubElement(event, "links")
    attachments = ET.SubElement(event, "attachments")
    for document in session.documents:
        attachment = ET.SubElement(
            attachments, "attachment", href=publication.absolute(document.url)
        )
        attachment.text = _clean(str(document.title))


def _recording(event: ET.Element, session: ReleasedSession) -> None:
    recording = ET.SubElement(event, "recording")
    _text(recording, "license", "")
    _text(recording, "optout", "false" if session.is_recorded else "true")
    if session.recording_url:
        _text(recording, "url", session.recording_url)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _clean(text)


def _clean(text: str) -> str:
    """Without what XML 1.0 cannot hold; line ends are the same on every system."""
    return cleaning.comparable(text)
