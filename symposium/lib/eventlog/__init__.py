"""The ordered log of events, one stream per stage and audience.

In memory for the embedded form, in Redis Streams for the large one; `get_log()` gives the one
that the settings ask for.
"""

from functools import cache

from django.conf import settings

from symposium.lib.eventlog.base import (
    START,
    Entry,
    EventLog,
    Follower,
    PositionTooOld,
    Unavailable,
)
from symposium.lib.eventlog.memory import MemoryLog
from symposium.lib.eventlog.redis import RedisLog

__all__ = [
    "START",
    "Entry",
    "EventLog",
    "Follower",
    "MemoryLog",
    "PositionTooOld",
    "RedisLog",
    "Unavailable",
    "get_log",
]


@cache
def get_log() -> EventLog:
    """The process's log; one instance per process."""
    if settings.REDIS_URL:
        return RedisLog(settings.REDIS_URL, prefix=f"{settings.REDIS_PREFIX}:live")
    return MemoryLog()
