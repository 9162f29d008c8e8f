"""Without Redis limits count nothing and nobody is refused."""

import logging

import pytest
from django.test import Client
from django.test.utils import override_settings

from symposium.lib.forgiving_cache import ForgivingRedisCache
from symposium.program.models import Edition

# Nothing listens on the first port.
NOBODY = "redis://127.0.0.1:1/0"


def test_it_is_empty_while_redis_is_away(caplog: pytest.LogCaptureFixture) -> None:
    cache = ForgivingRedisCache(NOBODY, {})
    cache.set("a", 1)
    assert (cache.get("a"), cache.get("a", 5)) == (None, 5)
    assert (cache.add("a", 1), cache.incr("a"), cache.delete("a")) == (True, 1, False)
    assert {record.levelno for record in caplog.records} == {logging.WARNING}


def test_limited_pages_answer(client: Client, edition: Edition) -> None:
    backend = "symposium.lib.forgiving_cache.ForgivingRedisCache"
    with override_settings(CACHES={"default": {"BACKEND": backend, "LOCATION": NOBODY}}):
        assert client.get("/en/2021/institutions/suggest/?q=nat").status_code == 200
