"""From the event loop to functions that use the database."""

from asyncio import AbstractEventLoop
from collections.abc import Awaitable, Callable
from typing import Any, ParamSpec, TypeVar, cast

from asgiref.sync import SyncToAsync
from django.db import connections

P = ParamSpec("P")
R = TypeVar("R")


def in_thread(function: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """The function as a coroutine function: it runs in the thread that owns the connection."""
    return cast("Callable[P, Awaitable[R]]", _InThread(function))


class _InThread(SyncToAsync[..., Any]):
    """Drops connections that are broken or too old, before and after; but never one in the
    middle of a transaction, which belongs to the request around us."""

    def thread_handler(self, loop: AbstractEventLoop, *args: Any, **kwargs: Any) -> Any:
        _close_old_connections()
        try:
            return super().thread_handler(loop, *args, **kwargs)  # type: ignore[no-untyped-call]  # asgiref
        finally:
            _close_old_connections()


def _close_old_connections() -> None:
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
