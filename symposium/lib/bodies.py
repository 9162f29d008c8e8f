"""Bodies of requests that are too large for their address are refused before they are read.

The person gets the page of that address with a sentence about it, in their language: the request
goes on as a GET without its body, and `was_too_large` tells the view.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]

MARK = b"too_large=1"


def limit_of(path: str) -> int | None:
    """How many bytes a body at this address may have; None where each view looks for itself."""
    limits: list[tuple[str, int]] = settings.BODY_LIMITS
    return next((limit for pattern, limit in limits if re.search(pattern, path)), None)


def is_too_large(path: str, length: int | None) -> bool:
    limit = limit_of(path)
    return limit is not None and length is not None and length > limit


def was_too_large(request: HttpRequest) -> bool:
    return bool(request.META.get("QUERY_STRING") == MARK.decode())


class BoundedBodies:
    """Around an ASGI application for pages. What the server has already read is thrown away piece
    by piece; `streaming.live.daphne` keeps it from being read at all."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_too_large(scope["path"], _length(scope)):
            await self.application(scope, receive, send)
        elif await _is_drained(receive):
            without_body = {
                **scope,
                "method": "GET",
                "query_string": MARK,
                "headers": [
                    (name, value)
                    for name, value in scope["headers"]
                    if name not in (b"content-length", b"content-type")
                ],
            }
            await self.application(without_body, _after_an_empty_body(receive), send)


def _length(scope: dict[str, Any]) -> int | None:
    value = dict(scope["headers"]).get(b"content-length", b"")
    return int(value) if value.isdigit() else None


async def _is_drained(receive: Receive) -> bool:
    """Throw the body away; False when the browser has left meanwhile."""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return False
        if not message.get("more_body"):
            return True


def _after_an_empty_body(receive: Receive) -> Receive:
    """First an empty body, then what else comes: the end of the connection."""
    waiting: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def next_message() -> Message:
        return waiting.pop() if waiting else await receive()

    return next_message
