"""The whole layer on real servers: with direct writers, and over plain ASGI."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from streaming.broadcast.models import Stage
from streaming.questions.models import Question, QuestionRoom
from symposium.lib import viewers
from tests.streaming.live import servers

pytestmark = pytest.mark.django_db(transaction=True)
Join = Callable[[], ClientConnection]


@pytest.fixture(params=["daphne", "uvicorn", "uvicorn_direct"])
def join(request: pytest.FixtureRequest, unmoderated: QuestionRoom) -> Iterator[Join]:
    port = servers.free_port()
    with ExitStack() as stack:
        stack.enter_context(getattr(servers, request.param)(port))

        def join() -> ClientConnection:
            origin: Any = f"http://127.0.0.1:{port}"
            return stack.enter_context(
                connect(
                    f"ws://127.0.0.1:{port}/ws/live/2021/main/",
                    origin=origin,
                    close_timeout=0.5,
                    additional_headers={"Cookie": f"{viewers.COOKIE}={viewers.new_token()}"},
                )
            )

        yield join


def hear(browser: ClientConnection) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(browser.recv(10))
    return message


def test_a_question_and_its_votes_reach_every_browser(stage: Stage, join: Join) -> None:
    browsers = [join() for _ in range(5)]
    for browser in browsers:
        assert hear(browser)["type"] == "board"
    ask = {"type": "ask", "id": "1", "text": "Is the skull real?", "anonymous": True}
    browsers[0].send(json.dumps(ask))
    for browser in browsers[1:]:
        frame = hear(browser)
        assert frame["events"][0]["question"]["text"] == "Is the skull real?"
    question = Question.objects.get()
    for browser in browsers:
        vote = {"type": "upvote", "id": "2", "question": question.public_id, "on": True}
        browser.send(json.dumps(vote))
    for browser in browsers:
        votes = 0
        while votes < 5:
            for event in hear(browser).get("events", []):
                votes = event.get("votes", 0)
    question.refresh_from_db()
    assert question.votes_count == 5
    disturb(join)
    browsers[0].send(json.dumps({"type": "ping", "id": "p"}))
    while hear(browsers[0])["type"] != "done":
        pass


def disturb(join: Join) -> None:
    """Two thousand malformed frames."""
    for _ in range(20):
        bad = join()
        with suppress(ConnectionClosed):
            for _ in range(100):
                bad.send("{not json")
