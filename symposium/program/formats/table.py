"""The program as a table in CSV, every language of the edition in columns of its own."""

import csv
import io

from symposium.program.formats.publication import Publication
from symposium.program.models import Participation
from symposium.program.released import ReleasedSession

CONTENT_TYPE = "text/csv; charset=utf-8"
# What a spreadsheet would take for the beginning of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(publication: Publication) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets show Chinese as Chinese."""
    languages: list[str] = publication.edition.languages
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(
        [
            *["guid", "slug", "starts_at", "ends_at", "time_zone", "room", "track", "kind"],
            *[f"title_{language}" for language in languages],
            *[f"abstract_{language}" for language in languages],
            *["floor_languages", "interpretation_languages", "speakers", "chairs", "streamed"],
        ]
    )
    for session in publication.program.sessions:
        writer.writerow([_cell(text) for text in _row(publication, session, languages)])
    return sheet.getvalue().encode("utf-8-sig")


def _row(publication: Publication, session: ReleasedSession, languages: list[str]) -> list[str]:
    return [
        session.guid,
        session.slug,
        session.starts_at.isoformat(),
        session.ends_at.isoformat(),
        publication.edition.time_zone,
        str(session.room.name) if session.room else "",
        str(session.track.name) if session.track else "",
        session.kind,
        *[session.title.get(language, "") for language in languages],
        *[session.abstract.get(language, "") for language in languages],
        " ".join(session.floor_languages),
        " ".join(session.interpretation_languages),
        _names(session, Participation.Part.SPEAKER),
        _names(session, Participation.Part.CHAIR),
        "yes" if session.is_streamed else "no",
    ]


def _names(session: ReleasedSession, part: str) -> str:
    return "; ".join(str(p.name) for p in session.participations if p.part == part)


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
