"""iCalendar (RFC 5545): the whole program, one session, or those of a person. Times in UTC leave no
zone to doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vText

from symposium.program.formats.cleaning import comparable
from symposium.program.formats.publication import GENERATOR, Publication
from symposium.program.released import ReleasedSession

CONTENT_TYPE = "text/calendar; charset=utf-8"
CONFIRMED, CANCELLED = "CONFIRMED", "CANCELLED"
# How often calendars may ask again.
REFRESH = timedelta(hours=1)


@dataclass(frozen=True)
class Chosen:
    """Some sessions of a program under a name of their own; `cancelled` are crossed out."""

    name: str
    sessions: Iterable[ReleasedSession]
    cancelled: Iterable[ReleasedSession] = ()


def write(publication: Publication) -> bytes:
    """All sessions, and those that were dropped since an earlier release as cancelled."""
    program = publication.program
    everything = Chosen(str(publication.edition.name), program.sessions, program.cancelled)
    return write_chosen(publication, everything)


def write_session(publication: Publication, session: ReleasedSession) -> bytes:
    return write_chosen(publication, Chosen(str(publication.edition.name), [session]))


def write_chosen(publication: Publication, chosen: Chosen) -> bytes:
    calendar = _calendar(publication, chosen.name)
    for session in chosen.sessions:
        calendar.add_component(_event(publication, session, CONFIRMED))
    for session in chosen.cancelled:
        calendar.add_component(_event(publication, session, CANCELLED))
    return bytes(calendar.to_ical())


def _calendar(publication: Publication, name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{GENERATOR}//Program//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # RFC 7986's names, and those that calendars knew before it.
    calendar.add("name", comparable(name))
    calendar.add("x-wr-calname", comparable(name))
    calendar.add("x-wr-timezone", publication.edition.time_zone)
    calendar.add("url", publication.url)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", REFRESH)
    return calendar


def _event(publication: Publication, session: ReleasedSession, status: str) -> Event:
    released_at = (publication.program.released_at or datetime.now(UTC)).astimezone(UTC)
    event = Event()
    event.add("uid", session.guid)
    event.add("sequence", session.sequence)
    event.add("dtstamp", released_at)
    event.add("last-modified", released_at)
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", comparable(str(session.title)))
    event.add("status", status)
    event.add("transp", "TRANSPARENT" if status == CANCELLED else "OPAQUE")
    if description := _description(publication, session, status):
        event.add("description", description)
    if session.room:
        event.add("location", comparable(_location(publication, session)))
    if session.track:
        # Given as one text: a comma within a track's name must not split it.
        event.add("categories", [vText(comparable(str(session.track.name)))])
    if status == CONFIRMED:
        event.add("url", publication.session_url(session))
    return event


def _location(publication: Publication, session: ReleasedSession) -> str:
    edition = publication.edition
    room = str(session.room.name) if session.room else ""
    return ", ".join(part for part in (room, str(edition.venue), str(edition.city)) if part)


def _description(publication: Publication, session: ReleasedSession, status: str) -> str:
    people = ", ".join(str(person.name) for person in session.presenters)
    address = publication.session_url(session) if status == CONFIRMED else ""
    parts = (comparable(part) for part in (str(session.abstract), people, address))
    return "\n\n".join(part for part in parts if part)
