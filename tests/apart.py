"""Keeps what tests write to Redis apart: from other data, and from tests in other processes."""

import os
from urllib.parse import urlsplit

from django.conf import settings


def use_own_redis() -> None:
    """Give this process a cache and a prefix of its own, before any connection is made.

    A test empties the cache, and Django empties a whole Redis database for it. So the caches of
    tests live in databases after the one that REDIS_URL names, which stays as it is.
    """
    if not settings.REDIS_URL:
        return
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    address = urlsplit(settings.REDIS_URL)
    number = int(address.path.strip("/") or 0) + 1 + int(worker.removeprefix("gw"))
    settings.CACHES["default"]["LOCATION"] = address._replace(path=f"/{number}").geturl()
    settings.REDIS_PREFIX = f"test-{os.getpid()}"
    settings.CHANNEL_LAYERS["default"]["CONFIG"]["prefix"] = f"{settings.REDIS_PREFIX}:layer"
