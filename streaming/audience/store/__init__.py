"""Who watches now: in tables for the embedded form, in Redis for the large one."""

from functools import cache

from django.conf import settings

from streaming.audience.store.base import Batch, OpenMinute, Store
from streaming.audience.store.redis import RedisStore
from streaming.audience.store.sql import SqlStore

__all__ = ["Batch", "OpenMinute", "RedisStore", "SqlStore", "Store", "get_store"]


@cache
def get_store() -> Store:
    """The process's store; one instance per process."""
    if settings.REDIS_URL:
        return RedisStore(settings.REDIS_URL, prefix=f"{settings.REDIS_PREFIX}:audience")
    return SqlStore()
