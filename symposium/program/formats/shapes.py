"""The shape of c3voc's JSON: what has the wrong type is an error, what is unknown a repair.

The rules are those of https://c3voc.de/schedule/schema.json as far as a reader depends on them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from symposium.program.formats import cleaning

# Field: (types, required). Empty types: anything.
TEXT: tuple[type, ...] = (str,)
MAYBE_TEXT: tuple[type, ...] = (str, type(None))
EVENT_V1: dict[str, tuple[tuple[type, ...], bool]] = {
    "guid": (TEXT, True),
    "id": ((int,), True),
    "code": (TEXT, False),
    "logo": ((), False),
    "date": (TEXT, True),
    "start": (TEXT, True),
    "end": (TEXT, False),
    "duration": (TEXT, True),
    "room": (TEXT, True),
    "slug": (TEXT, True),
    "url": (TEXT, True),
    "title": (TEXT, True),
    "subtitle": (MAYBE_TEXT, True),
    "track": (MAYBE_TEXT, True),
    "type": (TEXT, True),
    "language": (MAYBE_TEXT, True),
    "abstract": (MAYBE_TEXT, True),
    "description": (MAYBE_TEXT, False),
    "recording_license": ((), False),
    "do_not_record": ((), False),
    "do_not_stream": ((), False),
    "persons": ((list,), True),
    "links": ((list,), True),
    "feedback_url": ((), False),
    "origin_url": ((), False),
    "attachments": ((list,), False),
}


@dataclass
class Findings:
    """Errors keep a file out as soon as one is grave; then all are named, the light ones too."""

    grave: list[str] = field(default_factory=list)
    light: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[str]:
        return [*self.grave, *self.light]


def check_v1(schedule: dict[str, Any]) -> Findings:
    """Look at a whole schedule of version 1. Costs one pass over its events."""
    found = Findings()
    if "rooms" in schedule:
        found.light.append(
            _("schedule: “rooms” is not allowed here; rooms belong to the conference.")
        )
    for path, event in events_v1(schedule, found):
        _check_event(path, event, found)
    return found


def events_v1(schedule: dict[str, Any], found: Findings) -> Iterator[tuple[str, dict[str, Any]]]:
    """Events with their path; what is not nested as it must be is reported as grave."""
    days = schedule["conference"].get("days")
    for number, day in enumerate(days if isinstance(days, list) else []):
        rooms = day.get("rooms") if isinstance(day, dict) else None
        if not isinstance(rooms, dict):
            sentence = _("day %(day)d: “rooms” must be an object.")
            found.grave.append(sentence % {"day": number + 1})
            continue
        for room, events in rooms.items():
            for place, event in enumerate(events if isinstance(events, list) else []):
                path = _("day %(day)d, %(room)s, event %(event)d") % {
                    "day": number + 1,
                    "room": cleaning.shown(room),
                    "event": place + 1,
                }
                if isinstance(event, dict):
                    yield path, event
                else:
                    sentence = _("%(path)s: an event must be an object.")
                    found.grave.append(sentence % {"path": path})


def _check_event(path: str, event: dict[str, Any], found: Findings) -> None:
    for name, (types, required) in EVENT_V1.items():
        if name not in event:
            if required:
                sentence = _("%(path)s: “%(name)s” is missing.")
                found.light.append(sentence % {"path": path, "name": name})
        elif types and not _is(event[name], types):
            found.grave.append(_wrong(path, name, event[name], types))
    for name in event.keys() - EVENT_V1.keys():
        sentence = _("%(path)s: “%(name)s” is not a field of an event.")
        found.light.append(sentence % {"path": path, "name": cleaning.shown(name)})
    persons = event.get("persons")
    for number, person in enumerate(persons if isinstance(persons, list) else [], start=1):
        words = {"path": path, "person": number}
        _check_person(_("%(path)s, person %(person)d") % words, person, found)


def _check_person(path: str, person: Any, found: Findings) -> None:
    """A person has a `name`, or frab's `public_name` with a whole number as `id`."""
    if not isinstance(person, dict):
        found.grave.append(_("%(path)s: a person must be an object.") % {"path": path})
        return
    if "id" in person and not _is(person["id"], (int,)):
        found.grave.append(_wrong(path, "id", person["id"], (int,)))
    frab = isinstance(person.get("public_name"), str) and _is(person.get("id"), (int,))
    if not (frab or isinstance(person.get("name"), str)):
        sentence = _("%(path)s: neither a “name”, nor a “public_name” with a whole number as “id”.")
        found.grave.append(sentence % {"path": path})


def _is(value: Any, types: tuple[type, ...]) -> bool:
    return isinstance(value, types) and not (isinstance(value, bool) and bool not in types)


def _wrong(path: str, name: str, value: Any, types: tuple[type, ...]) -> str:
    """One whole sentence for each wanted type, so that each language can say it its own way."""
    sentences = {
        int: _("%(path)s: “%(name)s” is %(value)s, not a whole number."),
        str: _("%(path)s: “%(name)s” is %(value)s, not a text."),
        list: _("%(path)s: “%(name)s” is %(value)s, not a list."),
    }
    sentence = next(sentences[kind] for kind in types if kind in sentences)
    return sentence % {"path": path, "name": name, "value": cleaning.shown(repr(value))}
