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
    edition = publication.edition
    url = publication.session_url(session)
    place = {
        "@type": "Place",
        "name": str(session.room.name) if session.room else str(edition.venue),
        "address": ", ".join(filter(None, [str(edition.venue), str(edition.city)])),
    }
    online = {"@type": "VirtualLocation", "url": url}
    mode = edition.mode if session.is_streamed else Edition.Mode.ON_SITE
    document: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": url,
        "url": url,
        "name": str(session.title),
        "startDate": session.starts_at.isoformat(),
        "endDate": session.ends_at.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{MODES[Edition.Mode(mode)]}",
        "location": [place, online] if session.is_streamed else place,
        "inLanguage": session.languages,
        "superEvent": {"@type": "Event", "name": str(edition.name), "url": publication.url},
    }
    if session.abstract:
        document["description"] = str(session.abstract)
    if people := session.presenters:
        document["performer"] = [{"@type": "Person", "name": str(p.name)} for p in people]
    return document
