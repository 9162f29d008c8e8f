"""Boards and messages over plain HTTP."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from streaming.broadcast.models import Stage
from streaming.questions import actions
from streaming.questions.access import Participant
from streaming.questions.models import Question, QuestionRoom
from symposium.accounts.models import User
from symposium.lib import viewers

pytestmark = pytest.mark.django_db
HERE = "/en/2021/live/main/"


def say(client: Client, message: object) -> tuple[int, dict[str, Any]]:
    text = message if isinstance(message, str) else json.dumps(message)
    answer = client.post(f"{HERE}messages/", text, content_type="application/json")
    content: dict[str, Any] = answer.json()
    return answer.status_code, content


def test_the_board_may_be_kept_for_a_second_by_any_cache(stage: Stage, client: Client) -> None:
    answer = client.get(f"{HERE}board.json")
    assert answer["Cache-Control"] == "public, max-age=1"
    assert "Set-Cookie" not in answer
    assert "Cookie" not in answer.get("Vary", "")
    content = answer.json()
    assert sorted(content) == ["board", "position"]
    assert content["board"]["stage"] == "2021/main"


def test_a_draft_editions_board_is_nobodys_to_keep(
    stage: Stage, client: Client, organizer: User, signed_in: Callable[[User], Client]
) -> None:
    stage.edition.is_published = False
    stage.edition.save()
    assert client.get(f"{HERE}board.json").status_code == 404
    answer = signed_in(organizer).get(f"{HERE}board.json")
    assert answer["Cache-Control"] == "private, no-store"


def test_the_same_messages_may_be_posted(
    stage: Stage, unmoderated: QuestionRoom, client: Client
) -> None:
    client.cookies[viewers.COOKIE] = viewers.new_token()
    status, done = say(client, {"type": "ask", "id": "1", "text": "By post?", "anonymous": True})
    question = Question.objects.get()
    assert (status, done["type"], done["result"]["question"]) == (200, "done", question.public_id)
    vote = {"type": "upvote", "id": "2", "question": question.public_id, "on": True}
    assert say(client, vote)[1]["result"]["votes"] == 1
    assert say(client, vote)[1]["result"]["votes"] == 1
    assert say(client, {"type": "ping", "id": "3"})[1]["type"] == "done"


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("{", "malformed"),
        (" " * 20_000, "too_large"),
        ({"type": "sing", "id": "1"}, "unknown_type"),
        ({"type": "publish", "id": "1", "question": "x"}, "forbidden"),
        ({"type": "ask", "id": "1", "text": "Who?"}, "cookies_needed"),
    ],
)
def test_bad_messages_get_the_same_errors(
    stage: Stage, client: Client, message: object, code: str
) -> None:
    assert say(client, message)[1]["code"] == code


def test_a_post_needs_its_token(stage: Stage) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(f"{HERE}messages/", "{}", content_type="application/json")
    assert answer.status_code == 403


def test_moderators_poll_their_queue(
    stage: Stage, moderator: User, signed_in: Callable[[User], Client], now: datetime
) -> None:
    actions.ask(
        stage=stage,
        participant=Participant(None, "one"),
        text_given="Waiting?",
        client_id="c",
        at=now,
    )
    content = signed_in(moderator).get(f"{HERE}queue.json").json()
    assert [question["text"] for question in content["queue"]["questions"]] == ["Waiting?"]
