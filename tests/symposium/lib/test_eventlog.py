"""Both logs keep the same promises."""

import asyncio
import os
import threading
import uuid
from collections.abc import Iterator

import pytest

from symposium.lib import eventlog
from symposium.lib.eventlog import Entry, EventLog


@pytest.fixture(params=["memory", pytest.param("redis", marks=pytest.mark.services)])
def log(request: pytest.FixtureRequest) -> Iterator[EventLog]:
    if request.param == "memory":
        yield eventlog.MemoryLog(keep=20)
        return
    log = eventlog.RedisLog(os.environ["REDIS_URL"], prefix=f"test:{uuid.uuid4()}", keep=20)
    yield log
    log._client.close()


def test_entries_are_read_in_order_after_a_position(log: EventLog) -> None:
    first = log.append("a", b"1")
    second = log.append("a", b"2", replaces="x")
    log.append("b", b"3")
    assert log.read("a", first) == [Entry(second, b"2", "x")]
    assert log.read("a", second) == []
    assert log.last_position("a") == second


def test_a_trimmed_position_is_refused_and_not_answered_with_a_gap(log: EventLog) -> None:
    positions = [log.append("a", str(number).encode()) for number in range(5)]
    log.trim("a", keep=2)
    with pytest.raises(eventlog.PositionTooOld):
        log.read("a", positions[0])
    assert [entry.body for entry in log.read("a", positions[3])] == [b"4"]


def test_a_position_of_another_log_is_refused(log: EventLog) -> None:
    log.append("a", b"1")
    for foreign in ["1-1", "99999999999999-1"]:
        with pytest.raises(eventlog.PositionTooOld):
            log.read("a", foreign)


@pytest.mark.parametrize("position", ["", "x", "1", "1-x", "-"])
def test_what_is_no_position_is_a_value_error(log: EventLog, position: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        log.read("a", position)


async def test_a_follower_wakes_for_an_entry_from_a_thread(log: EventLog) -> None:
    follower = log.follow()
    after = {"a": await follower.last_position("a"), "b": await follower.last_position("b")}
    waiting = asyncio.create_task(follower.wait(after))
    await asyncio.sleep(0.05)
    thread = threading.Thread(target=log.append, args=("b", b"news"))
    thread.start()
    found = await asyncio.wait_for(waiting, 3)
    thread.join()
    assert {stream: [entry.body for entry in found[stream]] for stream in found} == {"b": [b"news"]}
    await follower.close()


async def test_a_cancelled_wait_loses_nothing(log: EventLog) -> None:
    follower = log.follow()
    after = {"a": await follower.last_position("a")}
    waiting = asyncio.create_task(follower.wait(after))
    await asyncio.sleep(0.05)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await asyncio.to_thread(log.append, "a", b"1")
    found = await asyncio.wait_for(follower.wait(after), 3)
    assert [entry.body for entry in found["a"]] == [b"1"]
    await follower.close()


async def test_many_threads_append_and_a_follower_misses_none(log: EventLog) -> None:
    log = eventlog.MemoryLog() if isinstance(log, eventlog.MemoryLog) else log
    if isinstance(log, eventlog.RedisLog):
        log._keep = 4_000
    follower = log.follow()
    position = await follower.last_position("a")

    def append() -> None:
        for number in range(50):
            log.append("a", str(number).encode())

    threads = [threading.Thread(target=append) for _ in range(4)]
    for thread in threads:
        thread.start()
    seen: list[Entry] = []
    async with asyncio.timeout(5):
        while len(seen) < 200:
            seen += (await follower.wait({"a": position}))["a"]
            position = seen[-1].position
    assert sorted(int(entry.body) for entry in seen) == sorted(list(range(50)) * 4)
    assert len({entry.position for entry in seen}) == 200
    await follower.close()
    for thread in threads:
        thread.join()


async def test_redis_away_is_said_in_one_word() -> None:
    log = eventlog.RedisLog("redis://127.0.0.1:1/0", prefix="test")
    with pytest.raises(eventlog.Unavailable):
        log.append("a", b"1")
    follower = log.follow()
    with pytest.raises(eventlog.Unavailable):
        await follower.wait({"a": "0-0"})
    await follower.close()
