"""Two organizers on one draft: what one changes, the other sees; and nobody else does."""

import json
from datetime import datetime
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from streaming.broadcast.models import Stage
from streaming.live import hub
from streaming.live.channel import SLOW, Seat
from streaming.live.draft_consumer import DraftSocket
from streaming.live.visitors import Visitor, Wanted
from streaming.live.writers import SendWriter
from symposium.accounts.models import User
from symposium.lib import eventlog
from symposium.program import actions
from symposium.program.events import stream_for
from symposium.program.models import Appointment, Edition, Session
from tests.streaming.live.sockets import Connects, Socket

pytestmark = pytest.mark.django_db(transaction=True)
in_thread = sync_to_async
PATH = "program/2021/"


@pytest.fixture
def forum(edition: Edition, opening: Session) -> Session:
    return Session.objects.create(edition=edition, slug="forum", title={"en": "Forum"})


@sync_to_async
def session_of(user: User) -> str:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value


@sync_to_async
def rename(session: Session, by: User, at: datetime, title: str) -> Session:
    session = Session.objects.get(pk=session.pk)
    values = {"title": {"en": title}}
    return actions.edit_session(
        session=session, version=session.version, values=values, by=by, at=at
    )


async def opened(connects: Connects, user: User, query: str = "") -> tuple[Socket, str]:
    """An editor's socket that has been greeted, and the position it was told."""
    socket = await connects(PATH, session=await session_of(user), query=query)
    hello = await socket.hear()
    assert sorted(hello) == ["position", "type"]
    assert hello["type"] == "hello"
    return socket, hello["position"]


def types_in(frame: dict[str, Any]) -> list[str]:
    return [event["type"] for event in frame["events"]]


async def test_a_change_appears_on_the_other_screen(
    opening: Session, organizer: User, connects: Connects, now: datetime
) -> None:
    screens = [await opened(connects, organizer) for _screen in range(2)]
    await rename(opening, organizer, now, "Grand opening")
    for socket, _position in screens:
        frame = await socket.hear()
        assert sorted(frame) == ["events", "position", "type"]
        [event] = frame["events"]
        assert (event["type"], event["by"]) == ("session.saved", "Organizer")
        assert event["session"]["title"] == {"en": "Grand opening"}
        assert event["session"]["version"] == 2
        assert sorted(event) == ["by", "session", "type"]


async def test_it_is_the_same_as_the_editor_would_read_now(
    opening: Session, organizer: User, connects: Connects, now: datetime
) -> None:
    """State and events are the fresh state."""
    client = await in_thread(Client)()
    await in_thread(client.force_login)(
        organizer, backend="django.contrib.auth.backends.ModelBackend"
    )
    path = "/en/2021/organize/program/editor/data.json"
    before = json.loads((await in_thread(client.get)(path)).content)
    await rename(opening, organizer, now, "One")
    socket, _position = await opened(connects, organizer, f"after={before['position']}")
    sessions = {one["guid"]: one for one in before["sessions"]}
    for event in (await socket.hear())["events"]:
        sessions[event["session"]["guid"]] = event["session"]
    after = json.loads((await in_thread(client.get)(path)).content)
    assert list(sessions.values()) == after["sessions"]


async def test_nobody_else_is_let_in(
    opening: Session,
    organizer: User,
    outsider: User,
    delegate: User,
    moderator: User,
    connects: Connects,
) -> None:
    for stranger in (outsider, delegate, moderator):
        assert not (await connects(PATH, session=await session_of(stranger))).is_open
    assert not (await connects(PATH)).is_open
    assert not (await connects(PATH, session="x" * 32)).is_open
    key = await session_of(organizer)
    assert not (await connects("program/1999/", session=key)).is_open
    elsewhere = await connects(PATH, session=key, origin=b"https://elsewhere.example")
    assert not elsewhere.is_open


async def test_the_draft_never_reaches_the_audience(
    stage: Stage,
    opening: Session,
    organizer: User,
    moderator: User,
    connects: Connects,
    now: datetime,
) -> None:
    audience = await connects()
    desk = await connects(query="as=moderator", session=await session_of(moderator))
    for socket, boards in ((audience, 1), (desk, 2)):
        for _board in range(boards):
            await socket.hear()
    editor, _position = await opened(connects, organizer)
    await rename(opening, organizer, now, "Not public yet")
    assert types_in(await editor.hear()) == ["session.saved"]
    assert await audience.hears_nothing()
    assert await desk.hears_nothing()


async def test_what_was_missed_is_told(
    opening: Session, organizer: User, connects: Connects, now: datetime
) -> None:
    socket, position = await opened(connects, organizer)
    await socket.close()
    for title in ("One", "Two"):
        await rename(opening, organizer, now, title)
    back, _position = await opened(connects, organizer, f"after={position}")
    [event] = (await back.hear())["events"]
    assert event["session"]["title"] == {"en": "Two"}
    await rename(opening, organizer, now, "Three")
    [event] = (await back.hear())["events"]
    assert event["session"]["title"] == {"en": "Three"}


@pytest.mark.parametrize("after", ["1-1", "99999999999999-9", "nonsense", "-", "1-1-1"])
async def test_a_position_that_is_not_known_means_reading_anew(
    opening: Session, organizer: User, connects: Connects, after: str
) -> None:
    socket, _position = await opened(connects, organizer, f"after={after}")
    assert types_in(await socket.hear()) == ["program.replaced"]


async def test_much_that_was_missed_means_reading_anew(
    opening: Session, organizer: User, connects: Connects
) -> None:
    _socket, position = await opened(connects, organizer)
    log = eventlog.get_log()
    body = json.dumps({"type": "session.saved", "session": {"title": "x" * 3000}}).encode()
    for _event in range(60):
        await in_thread(log.append)(stream_for("2021"), body)
    back, _position = await opened(connects, organizer, f"after={position}")
    assert types_in(await back.hear()) == ["program.replaced"]


async def test_removing_publishing_and_accepting_are_told(
    opening: Session, forum: Session, organizer: User, connects: Connects, now: datetime
) -> None:
    socket, _position = await opened(connects, organizer)
    await in_thread(actions.move_session)(
        session=forum,
        version=1,
        room=opening.room,
        starts_at=opening.starts_at,
        ends_at=opening.ends_at,
        accept="Shared",
        by=organizer,
        at=now,
    )
    told = {}
    while len(told) < 2:
        for event in (await socket.hear())["events"]:
            if event["type"] == "session.saved":
                told[event["session"]["slug"]] = event["session"]["shares_room"]
    assert told == {"opening": True, "forum": True}
    await in_thread(actions.delete_session)(session=forum, version=2, by=organizer, at=now)
    events = (await socket.hear())["events"]
    while len(events) < 2:
        events += (await socket.hear())["events"]
    assert events[0] == {"type": "session.removed", "guid": str(forum.guid), "by": "Organizer"}
    assert events[1]["session"]["shares_room"] is False
    await in_thread(actions.publish_program)(edition=opening.edition, by=organizer, at=now)
    assert (await socket.hear())["events"] == [{"type": "released", "number": 1}]


async def test_a_heartbeat_is_answered_and_nothing_else_can_be_said(
    opening: Session, organizer: User, connects: Connects
) -> None:
    socket, _position = await opened(connects, organizer)
    await socket.say({"type": "ping", "id": "p1"})
    answer = await socket.hear()
    assert (answer["type"], answer["id"], list(answer["result"])) == ("done", "p1", ["at"])
    for message in ({"type": "publish", "id": "1", "question": "x"}, "{", {"id": "2"}):
        await socket.say(message)
        assert (await socket.hear())["type"] == "error"


async def test_a_flood_ends_the_connection(
    opening: Session, organizer: User, connects: Connects
) -> None:
    socket, _position = await opened(connects, organizer)
    for _message in range(60):
        await socket.say("{")
    assert await socket.ended_with() == 4400


async def test_what_came_without_an_event_is_noticed(
    opening: Session, organizer: User, connects: Connects
) -> None:
    socket, _position = await opened(connects, organizer)
    feed = await hub.get_hub().drafts.feed("2021")
    await feed.compare()
    await Session.objects.filter(pk=opening.pk).aupdate(version=9)
    await feed.compare()
    assert types_in(await socket.hear()) == ["program.replaced"]
    await feed.compare()
    assert await socket.hears_nothing()


async def test_who_is_organizer_no_more_is_sent_away(
    opening: Session, organizer: User, edition: Edition, connects: Connects
) -> None:
    visitor = Visitor(viewer="", address="", session_key=await session_of(organizer))

    async def send(_message: object) -> None: ...

    feed = await hub.get_hub().drafts.feed("2021")
    socket = DraftSocket(feed, visitor, Wanted(b""), SendWriter(send))
    assert await socket.is_welcome()
    await Appointment.objects.filter(user=organizer).adelete()
    assert not await socket.is_welcome()
    await hub.get_hub().close()


async def test_a_slow_screen_is_let_go(
    opening: Session, organizer: User, connects: Connects
) -> None:
    """It comes back with its position, and is told what it has missed."""
    codes: list[int] = []

    class Full:
        def write(self, _frame: object) -> int:
            return 10**6

        def pending(self) -> int:
            return 10**6

    feed = await hub.get_hub().drafts.feed("2021")
    await feed.sit(Seat(Full(), codes.append), "")  # type: ignore[arg-type]  # a closer that notes
    assert (feed.count, codes) == (1, [])
    await in_thread(eventlog.get_log().append)(feed.stream, b'{"type":"program.replaced"}')
    quick, _position = await opened(connects, organizer)
    await in_thread(eventlog.get_log().append)(feed.stream, b'{"type":"program.replaced"}')
    await quick.hear()
    assert (feed.count, codes) == (1, [SLOW])
