"""Sockets through the real ASGI application: what they hear, what they say, what is refused."""

from datetime import datetime
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from streaming.broadcast.models import Stage
from streaming.live import hub
from streaming.questions import actions
from streaming.questions.access import Participant
from streaming.questions.models import Question, QuestionRoom
from symposium.accounts.models import User
from symposium.lib import viewers
from tests.streaming.live.sockets import Connects

pytestmark = pytest.mark.django_db(transaction=True)
in_thread = sync_to_async


def ask(stage: Stage, text: str, now: datetime, client_id: str = "c1") -> Question:
    return actions.ask(
        stage=stage,
        participant=Participant(None, f"asker-{client_id}"),
        text_given=text,
        client_id=client_id,
        at=now,
    )


@sync_to_async
def session_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value


async def test_a_socket_begins_with_the_board(stage: Stage, connects: Connects) -> None:
    socket = await connects()
    hello = await socket.hear()
    assert hello["type"] == "board"
    assert hello["channel"] == "public"
    assert hello["board"]["stage"] == "2021/main"
    assert hello["board"]["questions"]["open"] == []
    assert sorted(hello["board"]) == ["audience", "broadcast", "questions", "stage"]


async def test_a_question_reaches_every_screen(
    stage: Stage, unmoderated: QuestionRoom, connects: Connects, now: datetime
) -> None:
    sockets = [await connects() for _ in range(3)]
    hellos = [await socket.hear() for socket in sockets]
    question = await in_thread(ask)(stage, "How old?", now)
    for socket, hello in zip(sockets, hellos, strict=True):
        frame = await socket.hear()
        assert frame["after"] == hello["position"]
        assert [event["type"] for event in frame["events"]] == ["question.published"]
        assert frame["events"][0]["question"]["id"] == question.public_id


async def test_a_second_join_by_an_anonymous_viewer_costs_no_query(
    stage: Stage, connects: Connects
) -> None:
    await (await connects()).hear()
    captured = CaptureQueriesContext(connection)
    await sync_to_async(captured.__enter__)()
    await (await connects(viewer=viewers.new_token(), session="x" * 32)).hear()
    await sync_to_async(captured.__exit__)(None, None, None)
    assert captured.captured_queries == []


async def test_after_a_lost_connection_nothing_is_missing(
    stage: Stage, unmoderated: QuestionRoom, connects: Connects, now: datetime
) -> None:
    first = await connects()
    position = (await first.hear())["position"]
    await first.close()
    keeper = await connects()
    await keeper.hear()
    await in_thread(ask)(stage, "While you were away?", now)
    await keeper.hear()
    back = await connects(query=f"after={position}")
    frame = await back.hear()
    assert (frame["type"], frame["after"]) == ("events", position)
    assert [event["question"]["text"] for event in frame["events"]] == ["While you were away?"]


@pytest.mark.parametrize("position", ["1-1", "99999999999999-9", "nonsense", "0-0"])
async def test_a_position_that_is_not_known_gets_the_board(
    stage: Stage, connects: Connects, position: str
) -> None:
    socket = await connects(query=f"after={position}")
    assert (await socket.hear())["type"] == "board"


async def test_asking_is_acknowledged_after_the_commit_and_happens_once(
    stage: Stage, connects: Connects
) -> None:
    socket = await connects(viewer=viewers.new_token())
    await socket.hear()
    command = {"type": "ask", "id": "c9", "text": "Is it  real?", "anonymous": True}
    answers = []
    for _ in range(2):
        await socket.say(command)
        answers.append(await socket.hear())
    question = await Question.objects.aget()
    result = {"question": question.public_id, "state": "pending", "text": "Is it real?"}
    assert answers == [{"type": "done", "id": "c9", "result": result}] * 2


async def test_votes_are_counted_once_a_person(
    stage: Stage, unmoderated: QuestionRoom, connects: Connects, now: datetime
) -> None:
    question = await in_thread(ask)(stage, "How old?", now)
    socket = await connects(viewer=viewers.new_token())
    await socket.hear()
    command = {"type": "upvote", "question": question.public_id, "on": True}
    for number in range(3):
        await socket.say(command | {"id": f"v{number}"})
        done = await socket.hear_until("done")
        assert done["result"] == {
            "question": question.public_id,
            "votes": 1,
            "votes_version": 1,
            "on": True,
        }


async def test_without_a_cookie_nobody_votes(stage: Stage, connects: Connects) -> None:
    socket = await connects()
    await socket.hear()
    await socket.say({"type": "upvote", "id": "1", "question": "x", "on": True})
    answer = await socket.hear()
    assert (answer["type"], answer["code"]) == ("error", "cookies_needed")


async def test_moderators_hear_what_the_audience_never_does(
    stage: Stage, connects: Connects, moderator: User, now: datetime
) -> None:
    desk = await connects(query="as=moderator", session=await session_of(moderator))
    audience = await connects()
    assert [(await desk.hear())["channel"] for _ in range(2)] == ["public", "moderators"]
    await audience.hear()
    question = await in_thread(ask)(stage, "Secret until published?", now)
    frame = await desk.hear()
    assert frame["channel"] == "moderators"
    assert frame["events"][0]["question"]["text"] == "Secret until published?"
    assert await audience.hears_nothing()
    await desk.say({"type": "publish", "id": "p1", "question": question.public_id})
    done = await desk.hear_until("done")
    assert done["result"]["state"] == "published"
    heard = await audience.hear()
    assert [event["type"] for event in heard["events"]] == ["question.published"]


async def test_only_moderators_may_listen_as_such(
    stage: Stage, connects: Connects, delegate: User, outsider: User
) -> None:
    for user in (delegate, outsider):
        socket = await connects(query="as=moderator", session=await session_of(user))
        assert not socket.is_open
    assert not (await connects(query="as=moderator")).is_open


@pytest.mark.parametrize(
    "verb", ["publish", "decline", "requeue", "answer", "edit", "pin", "unpin"]
)
async def test_an_outsider_cannot_moderate(
    stage: Stage, connects: Connects, outsider: User, now: datetime, verb: str
) -> None:
    question = await in_thread(ask)(stage, "Mine?", now)
    socket = await connects(session=await session_of(outsider))
    await socket.hear()
    await socket.say({"type": verb, "id": "1", "question": question.public_id, "text": "x"})
    assert (await socket.hear())["code"] == "not_found"
    stranger = await connects(viewer=viewers.new_token())
    await stranger.hear()
    await stranger.say({"type": verb, "id": "1", "question": question.public_id, "text": "x"})
    assert (await stranger.hear())["code"] == "forbidden"
    await question.arefresh_from_db()
    assert question.version == 1


BAD = [
    (" ", "malformed"),
    ("{", "malformed"),
    ("[]", "malformed"),
    ('"ask"', "malformed"),
    ("{}", "malformed"),
    ('{"type": 7}', "malformed"),
    ('{"type": "ask", "id": 7}', "malformed"),
    ('{"type": "ask", "id": "' + "x" * 41 + '"}', "malformed"),
    ('{"type": "ask", "id": "1", "text": NaN}', "malformed"),
    ('{"type": "ask", "id": "1", "text": [[[[["deep"]]]]]}', "malformed"),
    ("[" * 9_000, "malformed"),
    ('{"type": ' + "9" * 9_000 + "}", "malformed"),
    ('{"type": "ask", "text": "' + "x" * 17_000 + '"}', "too_large"),
    ('{"type": "ask", "text": "' + "问" * 6_000 + '"}', "too_large"),
    ('{"type": "sing", "id": "1"}', "unknown_type"),
    ('{"type": "ask", "id": "1"}', "invalid"),
    ('{"type": "ask", "id": "1", "text": 7}', "invalid"),
    ('{"type": "ask", "id": "1", "text": ""}', "empty"),
    ('{"type": "upvote", "id": "1", "question": "abc", "on": "yes"}', "invalid"),
    ('{"type": "upvote", "id": "1", "question": "abc", "on": true}', "not_votable"),
    ('{"type": "withdraw", "id": "1", "question": "abc"}', "not_found"),
    ('{"type": "ask", "id": "1", "text": "\\ud800 \\u0000"}', "empty"),
]


@pytest.mark.parametrize(("text", "code"), BAD)
async def test_a_bad_message_gets_a_typed_error_and_disturbs_nobody(
    stage: Stage, connects: Connects, text: str, code: str
) -> None:
    bad, good = await connects(viewer=viewers.new_token()), await connects()
    await bad.hear()
    await good.hear()
    await bad.say(text)
    answer = await bad.hear()
    assert (answer["type"], answer["code"]) == ("error", code)
    for socket in (bad, good):
        await socket.say({"type": "ping", "id": "p"})
        assert (await socket.hear())["type"] == "done"


async def test_a_binary_message_is_refused(stage: Stage, connects: Connects) -> None:
    socket = await connects()
    await socket.hear()
    await socket.say_bytes(b"\x00\xff")
    assert (await socket.hear())["code"] == "malformed"


async def test_errors_speak_the_language_of_the_page(stage: Stage, connects: Connects) -> None:
    socket = await connects(query="language=zh-hans")
    await socket.hear()
    await socket.say("{")
    assert (await socket.hear())["code"] == "malformed"


async def test_a_flood_is_told_to_wait_and_then_cut_off(stage: Stage, connects: Connects) -> None:
    socket = await connects()
    await socket.hear()
    for _ in range(25):
        await socket.say({"type": "ping", "id": "p"})
    kinds = [(await socket.hear()).get("code", "done") for _ in range(25)]
    assert kinds[:20] == ["done"] * 20
    assert "too_many" in kinds[20:]


async def test_who_goes_on_with_unreadable_messages_is_cut_off(
    stage: Stage, connects: Connects
) -> None:
    socket = await connects()
    for _ in range(60):
        await socket.say("{")
    assert await socket.ended_with() == 4400


@pytest.mark.parametrize("path", ["2021/nothing/", "1999/main/", "2021/main/more/"])
async def test_what_does_not_exist_does_not_open(
    stage: Stage, connects: Connects, path: str
) -> None:
    assert not (await connects(path)).is_open


async def test_another_site_cannot_open_a_socket(stage: Stage, connects: Connects) -> None:
    assert not (await connects(origin=b"https://elsewhere.example")).is_open


async def test_a_draft_edition_is_for_those_who_serve_in_it(
    stage: Stage, connects: Connects, organizer: User, outsider: User
) -> None:
    stage.edition.is_published = False
    await stage.edition.asave()
    assert not (await connects()).is_open
    assert not (await connects(session=await session_of(outsider))).is_open
    assert (await connects(session=await session_of(organizer))).is_open


async def test_a_full_process_refuses_the_handshake(
    stage: Stage, connects: Connects, settings: Any
) -> None:
    settings.LIVE_MOST_SOCKETS = 2
    assert (await connects()).is_open
    assert (await connects()).is_open
    third = await connects()
    assert not third.is_open


async def test_draining_sends_everybody_away(stage: Stage, connects: Connects) -> None:
    sockets = [await connects() for _ in range(4)]
    for socket in sockets:
        await socket.hear()
    await hub.get_hub().drain(0.2)
    assert [await socket.ended_with() for socket in sockets] == [1001] * 4
    assert not (await connects()).is_open
