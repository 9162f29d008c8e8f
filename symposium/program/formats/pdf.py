"""The program for print, on the venue's clock: `frontend/templates/documents/program.typ`."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from symposium.lib import documents
from symposium.lib.language_names import language_name
from symposium.lib.templatetags.times import clock, date_interval, format_day, zone_name
from symposium.program.formats.publication import Publication
from symposium.program.models import Session
from symposium.program.released import ReleasedSession

CONTENT_TYPE = "application/pdf"


def write(publication: Publication) -> bytes:
    """The booklet in the active language. FOSDEM's 874 sessions take about two seconds."""
    language = translation.get_language() or "en"
    return documents.typeset("program", document(publication), language=language)


def document(publication: Publication) -> dict[str, Any]:
    """What the template prints, all texts in the active language."""
    edition, program = publication.edition, publication.program
    place = zone_name(edition.time_zone, place=_("Venue time"), at=edition.starts_at)
    dates = date_interval(edition.starts_on, edition.ends_on)
    label = [dates, str(edition.venue), str(edition.city)]
    released_at = program.released_at
    released_on = format_day(released_at.astimezone(edition.zone).date()) if released_at else ""
    return {
        "title": str(edition.name),
        "theme": str(edition.theme),
        "label": " · ".join(filter(None, label)),
        "lead_color": edition.lead_color,
        "url": publication.url,
        "zone": _("All times: %(zone)s") % {"zone": place},
        "release": _("Release %(number)s, %(date)s")
        % {"number": program.number, "date": released_on},
        "labels": {"program": _("Program")},
        "days": [
            {"name": format_day(day, "full"), "sessions": [_entry(s) for s in sessions]}
            for day, sessions in publication.days()
            if sessions
        ],
    }


def _entry(session: ReleasedSession) -> dict[str, str]:
    kind = Session.Kind(session.kind).label if session.kind in Session.Kind.values else ""
    where = [
        str(session.room.name) if session.room else "",
        str(session.track.name) if session.track else str(kind),
    ]
    heard = [
        _names(session.floor_languages),
        _("interpreted: %(languages)s") % {"languages": _names(session.interpretation_languages)}
        if session.interpretation_languages
        else "",
        _("Live stream") if session.is_streamed else "",
    ]
    people = [str(person.name) for person in session.presenters if person.name]
    return {
        "starts": clock(session.starts_at),
        "title": str(session.title),
        "color": session.track.color if session.track else "",
        "times": f"{clock(session.starts_at)}–{clock(session.ends_at)}",
        "where": "".join(f" · {part}" for part in where if part),
        "people": pgettext("between names", ", ").join(people),
        "heard": " · ".join(filter(None, heard)),
    }


def _names(codes: tuple[str, ...]) -> str:
    return pgettext("between names", ", ").join(language_name(code) for code in codes)
