"""The program as a table in CSV, every language in columns of its own."""

import csv
import io

from symposium.lib.folding import folded
from symposium.lib.tables import cells
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.formats import naming
from symposium.program.formats.publication import Publication
from symposium.program.models import Participation
from symposium.program.released import ReleasedSession

CONTENT_TYPE = "text/csv; charset=utf-8"


def write(publication: Publication) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets show Chinese as Chinese."""
    languages = _languages(publication)
    alone = _alone(publication)
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(
        [
            *["guid", "slug", "starts_at", "ends_at", "time_zone", "room", "track", "kind"],
            *[f"title_{language}" for language in languages],
            *[f"abstract_{language}" for language in languages],
            *["floor_languages", "interpretation_languages", "speakers", "chairs", "interpreters"],
            *["streamed", "stage", "recorded", "recording_url", "capacity"],
            *["sdg_goals", "pillars"],
        ]
    )
    for session in publication.program.sessions:
        writer.writerow(map(cells.protected, _row(publication, session, languages, alone)))
    return sheet.getvalue().encode("utf-8-sig")


def _languages(publication: Publication) -> list[str]:
    """Those of the edition, and others in which a session has a text."""
    sessions = publication.program.sessions
    held = {code for s in sessions for texts in (s.title, s.abstract) for code in texts}
    others = [code for code in LANGUAGE_CODES if code in held]
    return list(dict.fromkeys([*publication.edition.languages, *others]))


def _alone(publication: Publication) -> set[str]:
    """GUIDs of those whose name nobody else has."""
    named: dict[str, set[str]] = {}
    for session in publication.program.sessions:
        for person in session.participations:
            for name in person.name.values():
                named.setdefault(folded(name), set()).add(person.speaker_guid)
    shared = {guid for guids in named.values() if len(guids) > 1 for guid in guids}
    return {guid for guids in named.values() for guid in guids} - shared


def _row(
    publication: Publication, session: ReleasedSession, languages: list[str], alone: set[str]
) -> list[str]:
    return [
        session.guid,
        session.slug,
        session.starts_at.isoformat(),
        session.ends_at.isoformat(),
        publication.edition.time_zone,
        publication.room_name(session),
        publication.track_name(session),
        session.kind,
        *[session.title.get(language, "") for language in languages],
        *[session.abstract.get(language, "") for language in languages],
        " ".join(session.floor_languages),
        " ".join(session.interpretation_languages),
        *(_names(session, part, alone) for part in Participation.Part.values),
        "yes" if session.is_streamed else "no",
        session.stage,
        "yes" if session.is_recorded else "no",
        session.recording_url,
        str(session.capacity or ""),
        " ".join(map(str, session.sdg_goals)),
        " ".join(map(str, session.pillars)),
    ]


def _names(session: ReleasedSession, part: str, alone: set[str]) -> str:
    """Each with the GUID behind, where the name alone may mean somebody else."""
    return naming.written_list(
        str(p.name) if p.speaker_guid in alone else f"{p.name} [{p.speaker_guid}]"
        for p in session.participations
        if p.part == part
    )
