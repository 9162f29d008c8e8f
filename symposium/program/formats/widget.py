"""What `<sy-program>` shows on pages of others: one small document in the active language.

Its shape is `Program` of frontend/src/embed/data.ts.
"""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from symposium.lib.translated import RIGHT_TO_LEFT
from symposium.program.formats.publication import Publication
from symposium.program.released import ReleasedSession


def document(publication: Publication) -> dict[str, Any]:
    edition = publication.edition
    language = translation.get_language() or "en"
    return {
        "name": str(edition.name),
        "url": publication.url,
        "language": language,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "time_zone": edition.time_zone,
        "color": edition.lead_color,
        "words": {
            "empty": _("Nothing is in the program here yet."),
            "now": _("On now"),
            "whole": _("The whole program"),
            # A zone's name follows.
            "zone": _("Times:"),
            "days": _("Days"),
        },
        "sessions": [_session(publication, each) for each in publication.program.sessions],
    }


def _session(publication: Publication, session: ReleasedSession) -> dict[str, str]:
    return {
        "title": str(session.title),
        "url": publication.session_url(session),
        "starts_at": session.starts_at.isoformat(),
        "ends_at": session.ends_at.isoformat(),
        "room": publication.room_name(session),
        "room_slug": session.room.slug if session.room else "",
        "track": publication.track_name(session),
        "track_slug": session.track.slug if session.track else "",
        "people": ", ".join(str(person.name) for person in session.presenters),
    }
