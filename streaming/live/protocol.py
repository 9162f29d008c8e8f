"""What a browser may say: JSON objects of bounded size and depth. `docs/protocol.md` tells all."""

import json
from dataclasses import dataclass, field
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _

from symposium.lib.events import Json
from symposium.lib.refusals import Refusal

LONGEST_MESSAGE = 16 * 1024
DEEPEST = 4
LONGEST_ID = 40


class BadMessage(Refusal):
    code = "malformed"
    message = _("This message cannot be read.")


class TooLarge(Refusal):
    code = "too_large"
    message = _("This message is too large.")


class UnknownType(Refusal):
    code = "unknown_type"
    message = _("This kind of message is not known.")


class BadField(Refusal):
    code = "invalid"
    message = _("A field of this message has a value that cannot be used.")


class TooMany(Refusal):
    code = "too_many"
    message = _("That was a lot at once. Please wait a moment and try again.")


class Forbidden(Refusal):
    code = "forbidden"
    message = _("You may not do this here.")


class NotFound(Refusal):
    code = "not_found"
    message = _("There is no such question, or it has been taken back.")


class CookiesNeeded(Refusal):
    code = "cookies_needed"
    message = _("Your browser refused our cookie, which keeps one person to one vote.")


class TemporarilyUnavailable(Refusal):
    code = "unavailable"
    message = _("This did not work just now. Nothing was lost; please try again.")


@dataclass(frozen=True)
class Message:
    """One thing that a browser says. Without an id nothing is answered but errors."""

    type: str
    id: str
    fields: Json = field(default_factory=dict)

    def text(self, name: str, *, longest: int, default: str | None = None) -> str:
        """A field that must be text; raises BadField."""
        value = self.fields.get(name, default)
        if not isinstance(value, str) or len(value) > longest:
            raise BadField
        return _storable(value)

    def flag(self, name: str, *, default: bool | None = None) -> bool:
        """A field that must be true or false; raises BadField."""
        value = self.fields.get(name, default)
        if not isinstance(value, bool):
            raise BadField
        return value


def parse(text: str | None) -> Message:
    """Read one WebSocket message (None for a binary one).

    Raises BadMessage and TooLarge; costs at most what 16 kB of JSON cost.
    """
    if text is None:
        raise BadMessage
    if len(text) > LONGEST_MESSAGE or len(text.encode("utf-8", "surrogatepass")) > LONGEST_MESSAGE:
        raise TooLarge
    try:
        content = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise BadMessage from None
    if not isinstance(content, dict) or _depth(content) > DEEPEST:
        raise BadMessage
    type_, id_ = content.pop("type", None), content.pop("id", "")
    if not isinstance(type_, str) or not isinstance(id_, str) or len(id_) > LONGEST_ID:
        raise BadMessage
    if _storable(id_) != id_:
        raise BadMessage
    return Message(type_, id_, content)


def done(message: Message, result: Json) -> Json:
    """The acknowledgement of a command: what it did is committed."""
    return {"type": "done", "id": message.id, "result": result}


def error(id_: str, refusal: Refusal) -> Json:
    """Why a message had no effect; `message` is in the reader's language."""
    return {"type": "error", "id": id_, "code": refusal.code, "message": str(refusal)}


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON.")


def _storable(text: str) -> str:
    """Without what JSON can write but no database or frame can hold: halves of surrogate pairs,
    which remain where an emoji was cut through, and NUL."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").replace("\0", "")


def _depth(value: Any, level: int = 1) -> int:
    """How deep a value nests; stops counting past the limit."""
    if level > DEEPEST:
        return level
    if isinstance(value, dict):
        return max((_depth(item, level + 1) for item in value.values()), default=level)
    if isinstance(value, list):
        return max((_depth(item, level + 1) for item in value), default=level)
    return level
