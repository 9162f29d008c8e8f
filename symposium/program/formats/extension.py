"""What c3voc's JSON has no place for, in an object of our own that both of its schemas allow.

`schedule.symposium` is `{"language": code of the texts in the events, "events": {guid: {title and
abstract by language, track, kind, floor_languages, interpretation_languages, is_streamed, stage,
is_recorded, recording_url, capacity, sdg_goals, pillars}}}`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.validators import slug_re
from django.utils import translation

from symposium.lib.pillars import PILLARS
from symposium.lib.sdg import NUMBERS
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.formats import cleaning
from symposium.program.formats.publication import Publication
from symposium.program.models import Session
from symposium.program.released import ReleasedSession

NAME = "symposium"


@dataclass(frozen=True)
class Own:
    """`language` empty: the file is another system's. `events` are values by field and GUID."""

    language: str = ""
    events: Mapping[str, dict[str, Any]] = field(default_factory=dict)


def write(publication: Publication) -> dict[str, Any]:
    return {
        "language": translation.get_language() or "en",
        "events": {
            session.guid: _event(publication, session) for session in publication.program.sessions
        },
    }


def _event(publication: Publication, session: ReleasedSession) -> dict[str, Any]:
    return {
        "title": dict(session.title),
        "abstract": dict(session.abstract),
        "track": publication.track_name(session),
        "kind": session.kind,
        "floor_languages": list(session.floor_languages),
        "interpretation_languages": list(session.interpretation_languages),
        "is_streamed": session.is_streamed,
        "stage": session.stage,
        "is_recorded": session.is_recorded,
        "recording_url": session.recording_url,
        "capacity": session.capacity,
        "sdg_goals": list(session.sdg_goals),
        "pillars": list(session.pillars),
    }


def read(schedule: Mapping[str, Any]) -> Own:
    """Only what has the right shape is taken: anybody may write such an object."""
    found = schedule.get(NAME)
    if not isinstance(found, dict) or found.get("language") not in LANGUAGE_CODES:
        return Own()
    events = found.get("events")
    return Own(
        language=found["language"],
        events={
            guid: {
                name: value
                for name, value in event.items()
                if name in SHAPES and SHAPES[name](value)
            }
            for guid, event in (events if isinstance(events, dict) else {}).items()
            if isinstance(event, dict)
        },
    )


def _texts(longest: int) -> Callable[[Any], bool]:
    return lambda value: (
        isinstance(value, dict)
        and all(
            code in LANGUAGE_CODES and isinstance(text, str) and 0 < len(text) <= longest
            for code, text in value.items()
        )
    )


def _list_of(allowed: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and len(value) <= 50 and all(map(allowed, value))


def _is_code(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 20


def _is_address(value: Any) -> bool:
    return value == "" or (
        isinstance(value, str) and len(value) <= 500 and value.startswith(("https://", "http://"))
    )


def _is_slug(value: Any) -> bool:
    return value == "" or (
        isinstance(value, str) and len(value) <= 50 and bool(slug_re.fullmatch(value))
    )


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


SHAPES: dict[str, Callable[[Any], bool]] = {
    "title": lambda value: bool(value) and _texts(cleaning.TITLE_LENGTH)(value),
    "abstract": _texts(cleaning.ABSTRACT_LENGTH),
    "track": lambda value: isinstance(value, str) and len(value) <= cleaning.NAME_LENGTH,
    "kind": lambda value: value in Session.Kind.values,
    "floor_languages": _list_of(_is_code),
    "interpretation_languages": _list_of(_is_code),
    "is_streamed": _is_truth,
    "stage": _is_slug,
    "is_recorded": _is_truth,
    "recording_url": _is_address,
    "capacity": lambda value: (
        value is None
        or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000_000)
    ),
    "sdg_goals": _list_of(lambda value: isinstance(value, int) and value in NUMBERS),
    "pillars": _list_of(lambda value: isinstance(value, int) and value in PILLARS),
}
