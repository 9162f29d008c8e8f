"""A cache in Redis that is empty, not broken, while Redis is away.

Limits then count nothing, and people can still sign in, ask and read; `/readyz` tells the operator.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis import RedisError

log = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """The calls that limits and pages make; the others raise as ever."""

    def add(self, key: str, *args: Any, **kwargs: Any) -> bool:
        return bool(_or(True, super().add, key, *args, **kwargs))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return _or(default, super().get, key, default, version)

    def set(self, key: str, *args: Any, **kwargs: Any) -> None:
        _or(None, super().set, key, *args, **kwargs)

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(_or(False, super().delete, key, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return int(_or(delta, super().incr, key, delta, version))


def _or(instead: Any, call: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    try:
        return call(*args, **kwargs)
    except RedisError as error:
        log.warning("The cache does not answer: %s", error)
        return instead
