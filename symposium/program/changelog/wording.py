"""Whole sentences about a change, in the active language and on the active time zone's clock."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from symposium.lib.bidi import isolated, left_to_right
from symposium.lib.language_names import language_name
from symposium.lib.translated import LANGUAGE_CODES, Translated
from symposium.program.changelog.comparison import Change
from symposium.program.models import Participation, Session
from symposium.program.released import ReleasedParticipation, ReleasedSession

Sentences = Iterator[str]


def sentences(change: Change) -> list[str]:
    """What a reader should know: at least one sentence."""
    before, after = change.before, change.after
    if after is None:
        assert before is not None  # noqa: S101 - one of both is there
        return [_("No longer in the program; it was to be on %(slot)s.") % {"slot": slot(before)}]
    if before is None:
        return [_("New in the program: %(slot)s.") % {"slot": slot(after)}]
    found = []
    if change.kind == "moved":
        values = {"before": slot(before), "after": slot(after)}
        found.append(_("Moved from %(before)s to %(after)s.") % values)
    for field in change.fields:
        found += FIELDS[field](before, after)
    return found or [_("Details have changed.")]


def slot(session: ReleasedSession) -> str:
    """ "December 14, 09:00–11:00, Main hall", on the active time zone's clock."""
    starts_at, ends_at = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    values = {
        "day": _day(starts_at),
        "times": left_to_right(f"{starts_at:%H:%M}–{ends_at:%H:%M}"),
        "room": isolated(session.room.name) if session.room else "",
    }
    if not session.room:
        return _("%(day)s, %(times)s") % values
    return _("%(day)s, %(times)s, %(room)s") % values


def _day(at: datetime) -> str:
    return date_format(at, "MONTH_DAY_FORMAT")


def _title(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    old, new = str(before.title), str(after.title)
    if old != new:
        values = {"before": isolated(old), "after": isolated(new)}
        yield _("The title “%(before)s” is now “%(after)s”.") % values
    else:
        languages = _languages(_differing(before.title, after.title))
        yield _("The title has changed in other languages: %(languages)s.") % {
            "languages": languages
        }


def _abstract(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    languages = _languages(_differing(before.abstract, after.abstract))
    if not before.abstract:
        yield _("There is a description now (%(languages)s).") % {"languages": languages}
    elif not after.abstract:
        yield _("The description was taken out.")
    else:
        yield _("The description has changed (%(languages)s).") % {"languages": languages}


def _kind(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    values = {"before": Session.Kind(before.kind).label, "after": Session.Kind(after.kind).label}
    yield _("The kind of session was “%(before)s” and is now “%(after)s”.") % values


def _track(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    if after.track is None:
        yield _("It belongs to no track any more.")
    else:
        yield _("It belongs to the track “%(track)s” now.") % {"track": isolated(after.track.name)}


def _floor(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    values = {
        "before": _languages(before.floor_languages),
        "after": _languages(after.floor_languages),
    }
    if not before.floor_languages:
        yield _("Spoken on the floor: %(after)s.") % values
    elif not after.floor_languages:
        yield _("Which language is spoken on the floor is open again; it was %(before)s.") % values
    else:
        yield _("Spoken on the floor: %(after)s instead of %(before)s.") % values


def _interpretation(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    values = {
        "before": _languages(before.interpretation_languages),
        "after": _languages(after.interpretation_languages),
    }
    if not before.interpretation_languages:
        yield _("There is interpretation now: %(after)s.") % values
    elif not after.interpretation_languages:
        yield _("There is no interpretation any more; it was %(before)s.") % values
    else:
        yield _("Interpretation: %(after)s instead of %(before)s.") % values


def _streamed(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    yield _("It is streamed live now.") if after.is_streamed else _("It is not streamed any more.")


def _stage(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    yield _("It is shown on another stage now.")


def _recorded(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    yield _("It will be recorded.") if after.is_recorded else _("It will not be recorded.")


def _recording(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    if not after.recording_url:
        yield _("The recording is no longer available.")
    elif not before.recording_url:
        yield _("The recording is available.")
    else:
        yield _("The recording is at another address now.")


def _documents(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    old = {document.url: document for document in before.documents}
    new = {document.url: document for document in after.documents}
    for url, document in new.items():
        if url not in old:
            yield _("New document: “%(title)s”.") % {"title": isolated(document.title)}
    for url, document in old.items():
        if url not in new:
            yield _("Document taken out: “%(title)s”.") % {"title": isolated(document.title)}
    if old.keys() == new.keys():
        yield _("What is said about its documents has changed.")


def _capacity(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    if after.capacity is None:
        yield _("There are as many places as the room has.")
    else:
        yield _("Places: %(count)d.") % {"count": after.capacity}


def _goals(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    yield _("The development goals that it serves have changed.")


def _pillars(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    yield _("The pillars that it belongs to have changed.")


def _address(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    yield _("The address of its page has changed.")


def _people(before: ReleasedSession, after: ReleasedSession) -> Sentences:
    """Who came, who left, who does something else, about whom something else is said."""
    old, new = _by_person(before), _by_person(after)
    for guid, parts in new.items():
        values = {"name": isolated(_name(parts[0])), "parts": _parts(parts)}
        if guid not in old:
            yield _("%(name)s takes part now (%(parts)s).") % values
        elif {part.part for part in old[guid]} != {part.part for part in parts}:
            yield _("%(name)s has another part now: %(parts)s.") % values
        elif old[guid][0] != parts[0]:
            yield _("What is said about %(name)s has changed.") % values
    for guid, parts in old.items():
        if guid not in new:
            values = {"name": isolated(_name(parts[0]))}
            yield _("%(name)s does not take part any more.") % values
    if list(old) != list(new) and old.keys() == new.keys():
        yield _("The order of the people has changed.")


def _by_person(session: ReleasedSession) -> dict[str, list[ReleasedParticipation]]:
    people: dict[str, list[ReleasedParticipation]] = {}
    for part in session.participations:
        people.setdefault(part.speaker_guid, []).append(part)
    return people


def _name(part: ReleasedParticipation) -> str:
    """Somebody may be on the program by function alone."""
    return str(part.name) or str(part.title) or str(part.institution)


def _parts(parts: list[ReleasedParticipation]) -> str:
    return _enumerated([str(Participation.Part(part.part).label) for part in parts])


def _differing(before: Translated, after: Translated) -> list[str]:
    """In the platform's order: not every database keeps that of a JSON object."""
    return [code for code in LANGUAGE_CODES if before.get(code) != after.get(code)]


def _languages(codes: list[str] | tuple[str, ...]) -> str:
    return _enumerated([language_name(code) for code in codes])


def _enumerated(words: list[str]) -> str:
    return pgettext("between names", ", ").join(words)


FIELDS: dict[str, Callable[[ReleasedSession, ReleasedSession], Sentences]] = {
    "title": _title,
    "abstract": _abstract,
    "kind": _kind,
    "track": _track,
    "participations": _people,
    "floor_languages": _floor,
    "interpretation_languages": _interpretation,
    "is_streamed": _streamed,
    "stage": _stage,
    "is_recorded": _recorded,
    "recording_url": _recording,
    "documents": _documents,
    "capacity": _capacity,
    "sdg_goals": _goals,
    "pillars": _pillars,
    "slug": _address,
}
