"""Setting what a file says of a session, in memory, and telling in words what differed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Choices
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from symposium.lib.language_names import language_name
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program.formats.cleaning import comparable
from symposium.program.formats.naming import Places
from symposium.program.models import Edition, Participation, Room, Session, Speaker, Track

TEXTS = ("title", "abstract")
CHOICES: dict[str, type[Choices]] = {"kind": Session.Kind, "status": Session.Status}


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, as text for a reader; `language` for texts in one language."""

    name: str
    label: str
    before: str
    after: str
    language: str = ""


class Values:
    """Sets values; collects in `foreign` the languages that the platform does not have."""

    def __init__(
        self, edition: Edition, rooms: Places[Room], tracks: Places[Track], foreign: set[str]
    ) -> None:
        self.edition = edition
        self.places: dict[str, Places[Any]] = {"room": rooms, "track": tracks}
        self.foreign = foreign

    def fill(self, session: Session, values: Mapping[str, Any]) -> list[FieldChange]:
        """Set what the values say and return what differed. Other translations stay."""
        changes: list[FieldChange] = []
        values = dict(values)
        spoken = values.pop("floor_language", "")
        if spoken and "floor_languages" not in values and spoken not in session.floor_languages:
            values["floor_languages"] = [spoken]
        for name in TEXTS:
            changes += self._fill_text(session, name, values.pop(name, {}))
        for name, value in values.items():
            old = getattr(session, name)
            new = self.places[name].find(value) if name in self.places else value
            if not _same(old, new):
                setattr(session, name, new)
                if name != "minutes" or not session.starts_at:
                    changes.append(self._change(name, old, new))
        return changes

    def _fill_text(
        self, session: Session, name: str, texts: Mapping[str, str]
    ) -> list[FieldChange]:
        changes = []
        held = dict(getattr(session, name))
        for stated, text in texts.items():
            language = self._language(stated)
            before = held.get(language, "")
            if comparable(before) == comparable(text):
                continue
            # A file in one language shows another one's text where its own is missing.
            if len(texts) == 1 and (stated not in LANGUAGE_CODES or not before):
                others = (comparable(other) for other in held.values())
                if text and comparable(text) in others:
                    continue
            if text:
                held[language] = text
            else:
                held.pop(language, None)
            label = f"{_label(name)} ({language_name(language)})"
            changes.append(FieldChange(f"{name}_{language}", label, before, text, language))
        setattr(session, name, held)
        return changes

    def _language(self, code: str) -> str:
        leading: str = self.edition.languages[0]
        if code and code not in LANGUAGE_CODES:
            self.foreign.add(code)
        return code if code in LANGUAGE_CODES else leading

    def _change(self, name: str, old: Any, new: Any) -> FieldChange:
        return FieldChange(name, _label(name), self._told(name, old), self._told(name, new))

    def _told(self, name: str, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, dt.datetime):
            return f"{value.astimezone(self.edition.zone):%Y-%m-%d %H:%M}"
        if isinstance(value, list):
            return ", ".join(map(str, value))
        labels = dict(CHOICES[name].choices) if name in CHOICES else {}
        return str(labels[value] if labels else value)


def people_text(parts: Iterable[tuple[Speaker, str]]) -> str:
    """Names, and what they do where it is not speaking."""
    labels = dict(Participation.Part.choices)
    return "; ".join(
        str(speaker.name) if part == "speaker" else f"{speaker.name} ({labels[part]})"
        for speaker, part in parts
    )


def _label(name: str) -> str:
    column: Any = Session._meta.get_field(name)
    return str(capfirst(column.verbose_name))


def _same(old: Any, new: Any) -> bool:
    """Rows are the same when they are one object: new ones have no key to compare yet."""
    if isinstance(old, Room | Track) or isinstance(new, Room | Track):
        return old is new or bool(old and new and old.pk and old.pk == new.pk)
    return bool(old == new)
