"""A stage with the opening ceremony on, and both stores of an audience."""

import os
import uuid
from collections.abc import Iterator
from datetime import datetime

import pytest

from streaming.audience import names
from streaming.audience.collector import Collector, get_collector
from streaming.audience.store import RedisStore, SqlStore, Store, get_store
from streaming.broadcast.models import Stage
from symposium.program.actions import publish_program
from symposium.program.models import Edition, Room, Session


def _empty(store: Store) -> None:
    if isinstance(store, RedisStore):
        for key in store._client.scan_iter(f"{store._prefix}:*"):
            store._client.delete(key)


@pytest.fixture(autouse=True)
def _fresh_process() -> Iterator[None]:
    """Neither salts nor beats of another test."""
    names.forget_salts()
    get_collector.cache_clear()
    yield
    _empty(get_store())


@pytest.fixture
def stage(edition: Edition, room: Room, opening: Session, now: datetime) -> Stage:
    publish_program(edition=edition, by=None, at=now)
    return Stage.objects.create(edition=edition, slug="main", name={"en": "Main stage"}, room=room)


@pytest.fixture
def other_stage(edition: Edition, stage: Stage) -> Stage:
    """Without a room: no session is ever on."""
    return Stage.objects.create(edition=edition, slug="other", name={"en": "Other stage"})


@pytest.fixture
def redis_store() -> Iterator[RedisStore]:
    store = RedisStore(os.environ["REDIS_URL"], prefix=f"test:{uuid.uuid4()}")
    yield store
    _empty(store)
    store._client.close()


@pytest.fixture(params=["sql", pytest.param("redis", marks=pytest.mark.services)])
def store(request: pytest.FixtureRequest, db: None) -> Store:
    """Each test that asks for it runs with either store."""
    if request.param == "sql":
        return SqlStore()
    found: RedisStore = request.getfixturevalue("redis_store")
    return found


@pytest.fixture
def collector(store: Store) -> Collector:
    return Collector(store, seconds=0)
