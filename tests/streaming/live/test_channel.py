"""A channel's frames: at most four a second, encoded once, and no unbounded buffer."""

import asyncio
import json
from typing import Any

import pytest

from streaming.broadcast.models import Stage
from streaming.live import channel
from streaming.live.board import Snapshot
from streaming.live.channel import Channel, Closer, Seat
from streaming.live.frames import Frame
from streaming.live.writers import SendWriter
from symposium.lib.eventlog import Entry
from symposium.lib.events import Json
from symposium.program.models import Edition

RULES = {"is_open": True, "is_moderated": True, "allows_anonymous": True, "max_length": 400}


class Paper:
    """A writer that keeps what is written; `is_stuck` takes nothing."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.waiting = 0
        self.is_stuck = False

    def write(self, frame: Frame) -> int:
        self.frames.append(frame)
        self.waiting += len(frame.payload) * self.is_stuck
        return self.waiting

    def pending(self) -> int:
        return self.waiting

    @property
    def said(self) -> list[Json]:
        return [json.loads(frame.payload) for frame in self.frames]


@pytest.fixture
def stage() -> Stage:
    return Stage(edition=Edition(slug="2021"), slug="main")


@pytest.fixture
async def open_channel(stage: Stage) -> Any:
    document = {
        "stage": stage.key,
        "questions": {"rules": RULES, "pinned": None, "open": [], "answered": []},
        "audience": {"at_least": 0},
    }
    opened = Channel(stage, "public", Snapshot(document, "1-0"))
    yield opened
    opened.stop()


def sit(opened: Channel, after: str = "") -> Paper:
    paper = Paper()
    opened.sit(Seat(paper, Closer()), after)
    return paper


def watched(number: int) -> Entry:
    body = json.dumps({"type": "audience.changed", "value": {"at_least": number}}).encode()
    return Entry(f"1-{number}", body, "audience.changed")


def pinned(number: int) -> Entry:
    return Entry(f"1-{number}", json.dumps({"type": "question.pinned", "id": str(number)}).encode())


async def test_the_first_event_leaves_at_once_and_the_next_ones_together(
    open_channel: Channel,
) -> None:
    paper = sit(open_channel)
    open_channel.receive([pinned(1)])
    assert [said["type"] for said in paper.said] == ["board", "events"]
    for number in range(2, 10):
        open_channel.receive([pinned(number)])
    assert len(paper.frames) == 2
    await asyncio.sleep(channel.INTERVAL_SECONDS + 0.1)
    assert len(paper.frames) == 3
    assert (paper.said[2]["after"], paper.said[2]["position"]) == ("1-1", "1-9")
    assert len(paper.said[2]["events"]) == 8


async def test_a_second_of_events_is_at_most_five_frames(open_channel: Channel) -> None:
    paper = sit(open_channel)
    for number in range(1, 51):
        open_channel.receive([watched(number)])
        await asyncio.sleep(0.02)
    await asyncio.sleep(channel.INTERVAL_SECONDS)
    assert 4 <= len(paper.frames) - 1 <= 6
    assert paper.said[-1]["events"] == [{"type": "audience.changed", "value": {"at_least": 50}}]


async def test_everybody_gets_the_same_bytes(open_channel: Channel) -> None:
    papers = [sit(open_channel) for _ in range(3)]
    open_channel.receive([pinned(1)])
    for place in range(2):
        assert len({id(paper.frames[place]) for paper in papers}) == 1


async def test_who_comes_back_gets_what_was_missed_and_no_more(open_channel: Channel) -> None:
    for number in range(1, 4):
        open_channel.receive([pinned(number)])
    await asyncio.sleep(channel.INTERVAL_SECONDS + 0.1)
    assert [event["id"] for event in sit(open_channel, "1-1").said[0]["events"]] == ["2", "3"]
    assert sit(open_channel, "1-3").said[0]["events"] == []
    assert [sit(open_channel, at).said[0]["type"] for at in ["1-4", "0-9", "x", ""]] == [
        "board"
    ] * 4


async def test_what_happened_long_ago_is_answered_with_the_board(open_channel: Channel) -> None:
    for number in range(1, channel.RECENT + 3):
        open_channel.receive([pinned(number)])
        open_channel._flush()
    assert sit(open_channel, "1-1").said[0]["type"] == "board"
    assert sit(open_channel, "1-2").said[0]["type"] == "events"


async def test_a_slow_socket_stops_the_others_never_and_is_brought_up_to_date_later(
    open_channel: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, quick = sit(open_channel), sit(open_channel)
    slow.is_stuck = True
    slow.waiting = channel.BUFFER_BYTES
    for number in range(1, 30):
        open_channel.receive([pinned(number)])
        open_channel._flush()
    assert len(quick.frames) == 30
    assert len(slow.frames) == 2
    open_channel.tend(0.0)
    assert len(slow.frames) == 2
    slow.waiting, slow.is_stuck = 0, False
    open_channel.tend(0.0)
    assert slow.said[-1]["type"] == "board"
    assert slow.said[-1]["board"]["questions"]["pinned"] == "29"
    open_channel.receive([pinned(30)])
    open_channel._flush()
    assert len(slow.frames) == 4


async def test_a_socket_that_never_catches_up_is_closed(open_channel: Channel) -> None:
    paper = Paper()
    closers: list[Closer] = []

    async def hold() -> None:
        closers.append(Closer())
        open_channel.sit(Seat(paper, closers[0]), "")
        await asyncio.sleep(60)

    holding = asyncio.create_task(hold())
    await asyncio.sleep(0)
    paper.waiting, paper.is_stuck = channel.BUFFER_BYTES, True
    open_channel.receive([pinned(1)])
    open_channel.tend(asyncio.get_running_loop().time() + channel.PATIENCE_SECONDS + 1)
    with pytest.raises(asyncio.CancelledError):
        await holding
    assert closers[0].code == channel.SLOW
    assert open_channel.count == 0


async def test_plain_asgi_keeps_order_and_counts_what_waits() -> None:
    gate = asyncio.Event()
    sent: list[str] = []

    async def send(message: dict[str, Any]) -> None:
        await gate.wait()
        sent.append(message["text"])

    writer = SendWriter(send)
    assert [writer.write(Frame(b"x" * size)) for size in (3, 4)] == [3, 7]
    await asyncio.sleep(0)
    gate.set()
    await asyncio.sleep(0.01)
    assert (sent, writer.pending()) == (["xxx", "xxxx"], 0)


async def test_plain_asgi_survives_a_socket_that_is_gone() -> None:
    async def send(message: dict[str, Any]) -> None:
        raise OSError("gone")

    writer = SendWriter(send)
    writer.write(Frame(b"x"))
    writer.write(Frame(b"y"))
    await asyncio.sleep(0.01)
    assert writer.pending() == 0
