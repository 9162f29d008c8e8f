"""Sockets for tests, through the real ASGI application."""

from collections.abc import AsyncIterator

import pytest

from streaming.broadcast.models import Stage
from streaming.live import hub
from streaming.questions.models import QuestionRoom
from symposium.program.models import Edition, Room
from tests.streaming.live.sockets import Connects, Socket


@pytest.fixture
def stage(edition: Edition, room: Room) -> Stage:
    return Stage.objects.create(edition=edition, slug="main", name={"en": "Main stage"}, room=room)


@pytest.fixture
def unmoderated(stage: Stage) -> QuestionRoom:
    return QuestionRoom.objects.create(stage=stage, is_moderated=False)


@pytest.fixture
async def connects() -> AsyncIterator[Connects]:
    """Opens sockets, and closes them and the hub at the end."""
    sockets: list[Socket] = []

    async def connect(path: str = "live/2021/main/", **options: str | bytes) -> Socket:
        socket = Socket(path, **options)
        sockets.append(socket)
        await socket.open()
        return socket

    yield connect
    for socket in sockets:
        await socket.close()
    running = hub.running_hub()
    if running is not None:
        await running.close()
