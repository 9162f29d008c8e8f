"""Gives every request an id that stands in the answer's header and in each log line."""

import re
import secrets
from collections.abc import Awaitable, Callable
from contextvars import ContextVar

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest, HttpResponseBase

current: ContextVar[str] = ContextVar("request_id", default="-")
ACCEPTABLE = re.compile(r"[A-Za-z0-9_-]{8,64}")


class RequestIdMiddleware:
    sync_capable = True
    async_capable = True

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponseBase | Awaitable[HttpResponseBase]]
    ) -> None:
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        if self.is_async:
            return self._answer(request)
        current.set(_id_of(request))
        response = self.get_response(request)
        assert isinstance(response, HttpResponseBase)  # noqa: S101 - narrows the type
        response.headers["X-Request-ID"] = current.get()
        return response

    async def _answer(self, request: HttpRequest) -> HttpResponseBase:
        current.set(_id_of(request))
        answer = self.get_response(request)
        assert not isinstance(answer, HttpResponseBase)  # noqa: S101 - narrows the type
        response = await answer
        response.headers["X-Request-ID"] = current.get()
        return response


def _id_of(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    return given if ACCEPTABLE.fullmatch(given) else secrets.token_urlsafe(9)
