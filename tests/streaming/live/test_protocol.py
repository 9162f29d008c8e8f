"""`docs/protocol.md` keeps up with the code."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from streaming.live import channel, commands, consumer, daphne, draft_consumer, hub, protocol
from symposium import asgi
from symposium.lib.events import Event
from symposium.lib.refusals import Refusal

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs" / "protocol.md").read_text()
CODES = set(re.findall(r"`([a-z_.]+)`", DOCUMENT))


def subclasses(base: type) -> Iterator[type]:
    for subclass in base.__subclasses__():
        yield subclass
        yield from subclasses(subclass)


def test_every_event_is_documented() -> None:
    assert asgi.application, "it has imported all that can send one"
    types = {
        kind.type
        for kind in subclasses(Event)
        if kind.__module__.startswith(("streaming.", "symposium.")) and "type" in vars(kind)
    }
    assert len(types) >= 14
    assert types - CODES == set()


def test_every_command_is_documented() -> None:
    assert set(commands.HANDLERS) - CODES == set()


def test_every_refusal_of_a_socket_is_documented() -> None:
    ours = ("streaming.live.", "streaming.questions.")
    codes = {kind.code for kind in subclasses(Refusal) if kind.__module__.startswith(ours)}
    assert len(codes) >= 14
    assert codes - CODES == set()


def test_every_close_code_is_documented() -> None:
    codes = {channel.SLOW, consumer.ABUSED, draft_consumer.NOT_YOURS}
    codes |= {hub.GOING_AWAY, daphne.POLICY_VIOLATION}
    assert {code for code in codes if str(code) not in DOCUMENT} == set()


def test_the_browser_knows_every_event() -> None:
    messages = (ROOT / "frontend" / "src" / "realtime" / "messages.ts").read_text()
    types = {
        kind.type
        for kind in subclasses(Event)
        if kind.__module__.startswith("streaming.") and "type" in vars(kind)
    }
    assert {kind for kind in types if f'"{kind}"' not in messages} == set()


def test_texts_hold_nothing_that_could_not_be_stored() -> None:
    said = protocol.parse(r'{"type": "upvote", "question": "ab\ud83dcd\u0000e"}')
    assert said.text("question", longest=20) == "abcde"


@pytest.mark.parametrize("id_", ["\ud83d", "a\0b", "a" * 41, 5])
def test_an_id_that_could_not_be_answered_is_refused(id_: object) -> None:
    with pytest.raises(protocol.BadMessage):
        protocol.parse(json.dumps({"type": "ping", "id": id_}))
