"""Requests and messages whose body is one JSON object."""

import json
from typing import Any, NoReturn

from django.utils.translation import gettext_lazy as _

from symposium.lib.refusals import Refusal

Json = dict[str, Any]


class BadBody(Refusal):
    code = "malformed"
    message = _("This message cannot be read.")


class BodyTooLarge(BadBody):
    code = "too_large"
    message = _("This message is too large.")


def read_object(body: bytes, *, most_bytes: int) -> Json:
    """The object that a body holds, its texts fit to be stored; raises BadBody and BodyTooLarge."""
    if len(body) > most_bytes:
        raise BodyTooLarge
    try:
        content = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise BadBody from None
    if not isinstance(content, dict):
        raise BadBody
    try:
        return {storable(name): _cleaned(value) for name, value in content.items()}
    except RecursionError:
        raise BadBody from None


def storable(text: str) -> str:
    """Without what JSON can write but no database or frame can hold: halves of surrogate pairs,
    which remain where an emoji was cut through, and NUL."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").replace("\0", "")


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {storable(name): _cleaned(item) for name, item in value.items()}
    return value


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON.")
