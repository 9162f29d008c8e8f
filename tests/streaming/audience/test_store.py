"""Both stores tell the same."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streaming.audience.beats import Beat, State, minute_of
from streaming.audience.collector import Collector
from streaming.audience.models import Presence, SeenViewer, WatchedMinute
from streaming.audience.store import Batch, OpenMinute, RedisStore, SqlStore, Store
from streaming.broadcast.models import Stage

GUID = "6f1c2d7e-0000-4000-8000-000000000001"


def _batch(stage: Stage, at: datetime, *viewers: str, guid: str = GUID, seconds: int = 1) -> Batch:
    batch = Batch()
    for viewer in viewers:
        batch.hear(stage.pk, viewer, at)
        batch.watch(stage.pk, minute_of(at), viewer, seconds)
        batch.seen.add((stage.pk, guid, viewer))
    return batch


def test_who_was_heard_of_within_a_minute_is_watching(
    store: Store, stage: Stage, now: datetime
) -> None:
    store.record(_batch(stage, now, "a", "b"))
    store.record(_batch(stage, now + timedelta(seconds=30), "b", "c"))
    counts = [store.watching(stage.pk, now + timedelta(seconds=s)) for s in (30, 60, 61, 90, 91)]
    assert counts == [3, 3, 2, 2, 0]
    assert store.heard_since(now) == [stage.pk]
    assert store.heard_since(now + timedelta(seconds=30)) == []


def test_a_batch_told_twice_or_late_changes_nothing(
    store: Store, stage: Stage, now: datetime
) -> None:
    early = _batch(stage, now, "a", seconds=0b0011)
    late = _batch(stage, now + timedelta(seconds=50), "a", seconds=0b0110)
    for batch in (late, early, early, late):
        store.record(batch)
    assert store.watching(stage.pk, now + timedelta(seconds=100)) == 1
    assert store.watched_in(OpenMinute(stage.pk, now)) == {"a": 0b0111}


def test_all_sixty_seconds_are_kept(store: Store, stage: Stage, now: datetime) -> None:
    whole = (1 << 60) - 1
    store.record(_batch(stage, now, "a", seconds=1 << 59))
    store.record(_batch(stage, now, "a", seconds=whole >> 1))
    assert store.watched_in(OpenMinute(stage.pk, now)) == {"a": whole}


def test_unique_viewers_of_a_session_a_stage_and_all_stages(
    store: Store, stage: Stage, other_stage: Stage, now: datetime
) -> None:
    store.record(_batch(stage, now, "a", "b"))
    store.record(_batch(stage, now, "b", "c", guid=""))
    store.record(_batch(other_stage, now, "c", "d", guid=""))
    both = [stage.pk, other_stage.pk]
    assert store.unique([stage.pk], GUID) == 2
    assert store.unique([stage.pk], "") == 2
    assert store.unique([stage.pk], "unknown") == 0
    assert store.unique([stage.pk]) == 3
    assert store.unique(both) == 4
    assert store.unique([]) == 0


def test_minutes_stay_open_until_they_are_forgotten(
    store: Store, stage: Stage, now: datetime
) -> None:
    later = now + timedelta(minutes=1)
    store.record(_batch(stage, later, "a"))
    store.record(_batch(stage, now, "a", "b"))
    first, second = OpenMinute(stage.pk, now), OpenMinute(stage.pk, later)
    assert store.open_minutes(later) == [first]
    assert store.open_minutes(later + timedelta(minutes=1)) == [first, second]
    store.forget([first], absent_since=later)
    assert store.open_minutes(later + timedelta(minutes=1)) == [second]
    assert store.watched_in(first) == {}
    # "b" was not heard of since; "a" was.
    assert store.watching(stage.pk, later) == 1


def test_a_stage_that_is_gone_spoils_nothing(stage: Stage, now: datetime) -> None:
    store = SqlStore()
    batch = _batch(stage, now, "a")
    batch.hear(999_999, "x", now)
    batch.watch(999_999, now, "x", 1)
    batch.seen.add((999_999, "", "x"))
    store.record(batch)
    assert [model.objects.count() for model in (Presence, WatchedMinute, SeenViewer)] == [1, 1, 1]


Told = list[tuple[int, float, float]]


@pytest.mark.services
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.floats(0, 400), st.floats(0, 30)), min_size=1, max_size=60
    )
)
def test_the_same_beats_give_the_same_figures(
    redis_store: RedisStore, stage: Stage, told: Told
) -> None:
    start = datetime(2021, 12, 14, 1, 0, tzinfo=UTC)
    sql = SqlStore()
    for model in (Presence, WatchedMinute, SeenViewer):
        model.objects.all().delete()
    redis_store._client.delete(*redis_store._client.keys(f"{redis_store._prefix}:*"), "none")
    for store in (sql, redis_store):
        collector = Collector(store, seconds=0)
        for number, (viewer, at, played) in enumerate(told):
            collector.add(
                stage_id=stage.pk,
                viewer=f"viewer-{viewer}",
                beat=Beat(State.PLAYING, played),
                at=start + timedelta(seconds=at),
            )
            if number % 7 == 0:
                collector.flush(start)
        collector.flush(start)

    def figures(store: Store) -> object:
        minutes = store.open_minutes(start + timedelta(hours=1))
        return {
            "watching": [
                store.watching(stage.pk, start + timedelta(seconds=at)) for at in range(0, 480, 20)
            ],
            "unique": store.unique([stage.pk]),
            "watched": {minute: store.watched_in(minute) for minute in minutes},
        }

    assert figures(sql) == figures(redis_store)


@pytest.mark.services
def test_many_viewers_are_estimated_within_the_stated_error(
    redis_store: RedisStore, stage: Stage, now: datetime
) -> None:
    count = 20_000
    for start in range(0, count, 2_000):
        batch = Batch(seen={(stage.pk, "", f"viewer-{n}") for n in range(start, start + 2_000)})
        redis_store.record(batch)
    # Three standard errors of 0.81 %.
    assert abs(redis_store.unique([stage.pk]) - count) <= count * 0.0243
