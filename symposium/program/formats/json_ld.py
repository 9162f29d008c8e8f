"""schema.org's Event for search engines: https://schema.org/Event"""

from typing import Any

from symposium.program.formats.publication import Publication
from symposium.program.models import Edition
from symposium.program.released import ReleasedSession

MODES = {
    Edition.Mode.ON_SITE: "OfflineEventAttendanceMode",
    Edition.Mode.HYBRID: "MixedEventAttendanceMode",
    Edition.Mode.ONLINE: "OnlineEventAttendanceMode",
}


def event(publication: Publication, session: ReleasedSession) -> dict[str, Any]:
    """One session, complete enough for what search engines ask of an event."""
    edition = publication.edition
    url = publication.session_url(session)
    mode = _mode(edition, session)
    online = {"@type": "VirtualLocation", "url": url}
    place = _place(edition, str(session.room.name) if session.room else "")
    location = {
        Edition.Mode.ON_SITE: place,
        Edition.Mode.HYBRID: [place, online],
        Edition.Mode.ONLINE: online,
    }[mode]
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": str(session.title),
        "startDate": session.starts_at.isoformat(),
        "endDate": session.ends_at.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{MODES[mode]}",
        "location": location,
        "organizer": {"@type": "Organization", "name": str(edition.name), "url": publication.url},
        "inLanguage": session.languages,
        "superEvent": _edition(publication),
    }
    if session.abstract:
        document["description"] = str(session.abstract)
    if people := session.presenters:
        document["performer"] = [{"@type": "Person", "name": str(p.name)} for p in people]
    return document


def _mode(edition: Edition, session: ReleasedSession) -> Edition.Mode:
    """How one can attend this session, whatever else there is in the edition."""
    if edition.mode == Edition.Mode.ONLINE:
        return Edition.Mode.ONLINE
    return Edition.Mode.HYBRID if session.is_streamed else Edition.Mode.ON_SITE


def _place(edition: Edition, room: str) -> dict[str, str]:
    """A place has a name and an address, also where the edition says little."""
    address = ", ".join(filter(None, [str(edition.venue), str(edition.city)]))
    name = room or str(edition.venue) or str(edition.city) or str(edition.name)
    return {"@type": "Place", "name": name, "address": address or name}


def _edition(publication: Publication) -> dict[str, Any]:
    edition = publication.edition
    online = {"@type": "VirtualLocation", "url": publication.url}
    is_online = edition.mode == Edition.Mode.ONLINE
    return {
        "@type": "Event",
        "name": str(edition.name),
        "url": publication.url,
        "startDate": edition.starts_on.isoformat(),
        "endDate": edition.ends_on.isoformat(),
        "location": online if is_online else _place(edition, ""),
    }
