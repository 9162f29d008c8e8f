"""Effects leave only after the transaction that caused them: events and tasks.

Outside a transaction they leave at once. An effect that fails is logged and cannot undo
what has been committed, nor keep the next effect from leaving.
"""

import logging
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from symposium.lib.events import Event

log = logging.getLogger(__name__)


class Task(Protocol):
    """What Celery's `shared_task` returns, as far as we use it."""

    def delay(self, *args: object, **kwargs: object) -> object: ...


def publish(*events: "Event") -> None:
    """Send events to open browsers, in this order."""

    def send() -> None:
        publisher = _publisher(settings.EVENT_PUBLISHER)
        for event in events:
            publisher(event)

    transaction.on_commit(send, robust=True)


def run_task(task: Task, *args: object, **kwargs: object) -> None:
    """Queue a Celery task; its arguments must be plain data."""
    transaction.on_commit(lambda: task.delay(*args, **kwargs) and None, robust=True)


def call(path: str, *args: object) -> None:
    """Call the function that a setting names by its path: what a floor above does about it."""
    transaction.on_commit(lambda: import_string(path)(*args), robust=True)


@cache
def _publisher(path: str) -> Callable[["Event"], None]:
    publisher: Callable[[Event], None] = import_string(path)
    return publisher
