"""Typed messages from actions to open browsers. Apps define them, the live layer carries them.

An event states what is now true, never a difference: a tally, not "+1". So one that arrives
twice, or that stands for several, does no harm.
"""

import dataclasses
import datetime as dt
import json
from typing import Any, ClassVar, Literal
from uuid import UUID

Audience = Literal["public", "moderators"]
Json = dict[str, Any]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Event:
    """Base of every event; subclasses are frozen dataclasses with keyword-only fields.

    `type` is past tense (`question.published`). `audience` belongs to the class, so that no
    caller can send a moderators' event to the public. Events of one type that agree in the
    fields named by `replaces` make each other obsolete: only the last one need be delivered.
    """

    type: ClassVar[str]
    audience: ClassVar[Audience]
    replaces: ClassVar[tuple[str, ...] | None] = None

    stage: str
    """Which stage, as `stage_key` writes it. It chooses the stream and is not in the JSON."""

    def as_json(self) -> Json:
        """The message as a browser receives it: `type` and the fields."""
        fields = {
            field.name: plain(getattr(self, field.name))
            for field in dataclasses.fields(self)
            if field.name != "stage"
        }
        return {"type": self.type, **fields}

    def replacement_key(self) -> str:
        """Equal for events of which only the last counts; empty when each one counts."""
        if self.replaces is None:
            return ""
        return "|".join([self.type, *(str(getattr(self, name)) for name in self.replaces)])


@dataclasses.dataclass(frozen=True, kw_only=True)
class PartChanged(Event):
    """A whole part of the board has a new value; `type` is the part's name and ".changed".

    Enough for any part that is small: no reducer has to be written for it on either side.
    """

    audience = "public"
    replaces = ()

    value: Json


def stage_key(edition_slug: str, stage_slug: str) -> str:
    """How a stage is named in streams, sockets and logs: `2021/main-hall`."""
    return f"{edition_slug}/{stage_slug}"


def encode(value: object) -> bytes:
    """Compact JSON, as it goes over the wire."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def plain(value: Any) -> Any:
    """The JSON form of a field: instants in ISO 8601, ids as text, dataclasses as objects."""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
