"""Typed messages from actions to open browsers. Apps define them, the live layer carries them.

An event states what is now true, never a difference: a tally, not "+1". So one that arrives
twice, or that stands for several, does no harm.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Literal
from uuid import UUID

Audience = Literal["public", "moderators", "organizers"]
Json = dict[str, Any]

ROUTE: Mapping[str, bool] = MappingProxyType({"is_route": True})
"""Metadata of fields that choose an event's stream, and are not in its JSON."""


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

    @property
    def subject(self) -> str:
        """What it is about: a stage's key, or an edition's slug. With the audience it chooses the
        stream."""
        raise NotImplementedError

    @property
    def stream(self) -> str:
        """The log's stream to which it goes."""
        return stream_of(self.subject, self.audience)

    def as_json(self) -> Json:
        """The message as a browser receives it: `type` and the fields."""
        fields = {
            field.name: plain(getattr(self, field.name))
            for field in dataclasses.fields(self)
            if not field.metadata.get("is_route")
        }
        return {"type": self.type, **fields}

    def replacement_key(self) -> str:
        """Equal for events of which only the last counts; empty when each one counts."""
        if self.replaces is None:
            return ""
        return "|".join([self.type, *(str(getattr(self, name)) for name in self.replaces)])


@dataclasses.dataclass(frozen=True, kw_only=True)
class StageEvent(Event):
    """Something that happens at a stage."""

    stage: str = dataclasses.field(metadata=ROUTE)
    """Which stage, as `stage_key` writes it."""

    @property
    def subject(self) -> str:
        return self.stage


@dataclasses.dataclass(frozen=True, kw_only=True)
class PartChanged(StageEvent):
    """A whole part of the board has a new value; `type` is the part's name and ".changed".

    Enough for any part that is small: no reducer has to be written for it on either side.
    """

    audience = "public"
    replaces = ()

    value: Json


def stream_of(subject: str, audience: Audience) -> str:
    """The log's stream for a stage or an edition, and an audience: none is heard by two."""
    return f"{subject}:{audience}"


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
