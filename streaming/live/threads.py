"""From the event loop to functions that use the database."""

from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar, cast

from channels.db import database_sync_to_async

P = ParamSpec("P")
R = TypeVar("R")


def in_thread(function: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """The function as a coroutine function: it runs in the thread that owns the connection."""
    return cast("Callable[P, Awaitable[R]]", database_sync_to_async(function))
