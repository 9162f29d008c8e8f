"""The hub: repairs boards that missed an event, and survives Redis going away."""

import asyncio
import json
import os
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import redis
from asgiref.sync import sync_to_async
from websockets.asyncio.client import connect

from streaming.audience import store
from streaming.broadcast.models import Stage
from streaming.live import hub
from streaming.live.batches import Batches
from streaming.questions import actions
from streaming.questions.access import Participant
from streaming.questions.models import QuestionRoom
from symposium.lib import eventlog, viewers
from symposium.program import actions as program_actions
from symposium.program.models import Session
from tests.streaming.live import servers
from tests.streaming.live.sockets import Connects


@sync_to_async
def ask(stage: Stage, text: str, now: datetime) -> None:
    actions.ask(
        stage=stage,
        participant=Participant(None, "asker"),
        text_given=text,
        client_id=text,
        at=now,
    )


@pytest.mark.django_db(transaction=True)
async def test_a_change_whose_event_was_lost_is_found(
    stage: Stage, unmoderated: QuestionRoom, connects: Connects, now: datetime, settings: Any
) -> None:
    socket = await connects()
    await socket.hear()
    settings.EVENT_PUBLISHER = "tests.streaming.live.test_hub.lose"
    await ask(stage, "Lost on its way?", now)
    assert await socket.hears_nothing()
    await hub.get_hub()._compare_all()
    frame = await socket.hear()
    assert frame["type"] == "board"
    assert [q["text"] for q in frame["board"]["questions"]["open"]] == ["Lost on its way?"]


def lose(event: object) -> None:
    """A publisher whose process dies before it has sent anything."""


@pytest.mark.django_db(transaction=True)
async def test_a_board_that_is_right_is_left_alone(
    stage: Stage, unmoderated: QuestionRoom, connects: Connects, now: datetime
) -> None:
    socket = await connects()
    await socket.hear()
    await ask(stage, "Heard?", now)
    assert (await socket.hear())["type"] == "events"
    await hub.get_hub()._compare_all()
    assert await socket.hears_nothing()


@pytest.mark.django_db(transaction=True)
async def test_a_stage_that_is_gone_sends_its_sockets_away(
    stage: Stage, connects: Connects
) -> None:
    socket = await connects()
    await socket.hear()
    await stage.adelete()
    await hub.get_hub()._compare_all()
    assert await socket.ended_with() == hub.GOING_AWAY


async def test_batches_share_a_transaction_and_fail_together() -> None:
    seen: list[list[int]] = []

    async def double(items: Any) -> list[int]:
        seen.append(list(items))
        await asyncio.sleep(0.01)
        if 13 in items:
            raise OSError("no luck")
        return [2 * item for item in items]

    batches: Batches[int, int] = Batches(double, pause_seconds=0, most_waiting=6)
    first = asyncio.create_task(batches.submit(1))
    await asyncio.sleep(0)
    rest = [asyncio.create_task(batches.submit(number)) for number in (2, 3)]
    assert [await first, await rest[0], await rest[1]] == [2, 4, 6]
    with pytest.raises(OSError, match="no luck"):
        await batches.submit(13)
    assert seen == [[1], [2, 3], [13]]
    crowd = [asyncio.create_task(batches.submit(number)) for number in range(8)]
    results = await asyncio.gather(*crowd, return_exceptions=True)
    assert sum(isinstance(result, BufferError) for result in results) == 2


@pytest.fixture
def own_redis(tmp_path: Any) -> Iterator[tuple[int, Any]]:
    """A Redis of our own, that can be stopped and started again with what it held."""
    port = servers.free_port()
    command = ["redis-server", "--port", str(port), "--dir", str(tmp_path), "--save", ""]
    command += ["--appendonly", "yes", "--appendfsync", "always"]
    processes: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        processes.append(process)
        client = redis.Redis(port=port)
        for _ in range(100):
            try:
                client.ping()
            except redis.ConnectionError:
                time.sleep(0.05)
            else:
                break
        client.close()
        return process

    yield port, start
    for process in processes:
        process.kill()
        process.wait()


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
async def test_after_redis_was_away_everything_settles(
    stage: Stage,
    unmoderated: QuestionRoom,
    connects: Connects,
    now: datetime,
    own_redis: tuple[int, Any],
    settings: Any,
) -> None:
    port, start = own_redis
    process = await asyncio.to_thread(start)
    settings.REDIS_URL = f"redis://127.0.0.1:{port}/0"
    _forget_connections()
    try:
        socket = await connects()
        await socket.hear()
        await ask(stage, "Before?", now)
        assert [q["question"]["text"] for q in (await socket.hear())["events"]] == ["Before?"]
        process.kill()
        process.wait()
        await ask(stage, "While Redis was away?", now)
        newcomer = await connects()
        assert len((await newcomer.hear())["board"]["questions"]["open"]) >= 1
        await asyncio.to_thread(start)
        await ask(stage, "After?", now)
        texts: set[str] = set()
        async with asyncio.timeout(15):
            while "After?" not in texts:
                frame = await socket.hear_any(15)
                texts |= {event["question"]["text"] for event in frame.get("events", [])}
        await hub.get_hub()._compare_all()
        board = await socket.hear_until("board")
        opened = {question["text"] for question in board["board"]["questions"]["open"]}
        assert opened == {"Before?", "While Redis was away?", "After?"}
    finally:
        _forget_connections()


def _forget_connections() -> None:
    eventlog.get_log.cache_clear()
    store.get_store.cache_clear()


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
async def test_two_processes_hear_of_each_other(
    stage: Stage, unmoderated: QuestionRoom, connects: Connects
) -> None:
    """A question asked at one process reaches a socket at another, through Redis."""
    port = servers.free_port()
    mine = await connects()
    await mine.hear()
    server = servers.daphne(port, REDIS_URL=os.environ["REDIS_URL"])
    await asyncio.to_thread(server.__enter__)
    try:
        origin: Any = f"http://127.0.0.1:{port}"
        address = f"ws://127.0.0.1:{port}/ws/live/2021/main/"
        cookie = {"Cookie": f"{viewers.COOKIE}={viewers.new_token()}"}
        async with connect(address, origin=origin, additional_headers=cookie) as theirs:
            await theirs.recv()
            await theirs.send('{"type":"ask","id":"1","text":"From afar?","anonymous":true}')
            done = json.loads(await theirs.recv())
            assert done["type"] in {"done", "events"}
            frame = await mine.hear()
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)
    assert [event["question"]["text"] for event in frame["events"]] == ["From afar?"]


@pytest.mark.django_db(transaction=True)
async def test_a_release_reaches_open_stages_at_once(
    stage: Stage, opening: Session, connects: Connects, now: datetime
) -> None:
    await sync_to_async(program_actions.publish_program)(edition=stage.edition, by=None, at=now)
    socket = await connects()
    assert (await socket.hear())["board"]["broadcast"]["release"] == 1
    await Session.objects.filter(pk=opening.pk).aupdate(title={"en": "Opening, at last"})
    await sync_to_async(program_actions.publish_program)(edition=stage.edition, by=None, at=now)
    frame = await socket.hear()
    [event] = frame["events"]
    assert (event["type"], event["value"]["release"]) == ("broadcast.changed", 2)
    assert event["value"]["order"][0]["title"]["en"] == "Opening, at last"
