"""iCalendar (RFC 5545): the whole program, or one session. Times in UTC leave no zone to doubt."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vText

from symposium.program.formats.publication import GENERATOR, Publication, presenters
from symposium.program.released import ReleasedSession

CONTENT_TYPE = "text/calendar; charset=utf-8"


def write(publication: Publication) -> bytes:
    """All sessions, and those that were dropped since an earlier release as cancelled."""
    calendar = _calendar(publication)
    _add(calendar, publication, publication.program.sessions, "CONFIRMED")
    _add(calendar, publication, publication.program.cancelled, "CANCELLED")
    return bytes(calendar.to_ical())


def write_session(publication: Publication, session: ReleasedSession) -> bytes:
    calendar = _calendar(publication)
    _add(calendar, publication, [session], "CONFIRMED")
    return bytes(calendar.to_ical())


def _calendar(publication: Publication) -> Calendar:
    edition = publication.edition
    calendar = Calendar()
    calendar.add("prodid", f"-//{GENERATOR}//Program//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", str(edition.name))
    calendar.add("x-wr-timezone", edition.time_zone)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", timedelta(hours=1))
    return calendar


def _add(
    calendar: Calendar,
    publication: Publication,
    sessions: Iterable[ReleasedSession],
    status: str,
) -> None:
    released_at = publication.program.released_at or datetime.now(UTC)
    for session in sessions:
        event = Event()
        event.add("uid", session.guid)
        event.add("sequence", session.sequence)
        event.add("dtstamp", released_at.astimezone(UTC))
        event.add("last-modified", released_at.astimezone(UTC))
        event.add("dtstart", session.starts_at.astimezone(UTC))
        event.add("dtend", session.ends_at.astimezone(UTC))
        event.add("summary", str(session.title))
        event.add("status", status)
        event.add("description", _description(publication, session))
        if session.room:
            event.add("location", _location(publication, session))
        if session.track:
            # Given as one text: a comma within a track's name must not split it.
            event.add("categories", [vText(str(session.track.name))])
        if status == "CONFIRMED":
            event.add("url", publication.session_url(session))
        calendar.add_component(event)


def _location(publication: Publication, session: ReleasedSession) -> str:
    parts = [str(session.room.name) if session.room else "", str(publication.edition.venue)]
    return ", ".join(part for part in parts if part)


def _description(publication: Publication, session: ReleasedSession) -> str:
    people = ", ".join(str(person.name) for person in presenters(session))
    parts = [str(session.abstract), people, publication.session_url(session)]
    return "\n\n".join(part for part in parts if part)
