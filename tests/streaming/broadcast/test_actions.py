import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

import pytest

from streaming.broadcast import actions, queries
from streaming.broadcast.models import Source, Stage
from symposium.accounts.models import AuditEntry, User
from symposium.lib import eventlog
from symposium.lib.events import plain, stream_of
from symposium.lib.translated import Translated
from symposium.program.models import Edition, Room
from tests.streaming.broadcast.conftest import Adds

Commits = Callable[..., AbstractContextManager[Any]]


def _order(stage: Stage) -> list[str]:
    return [source.address for source in Source.objects.filter(stage=stage)]


def _verbs() -> list[str]:
    return list(AuditEntry.objects.order_by("id").values_list("verb", flat=True))


def test_a_pasted_address_is_stored_as_it_was_rebuilt(stage: Stage, adds: Adds) -> None:
    source = adds("https://youtu.be/aqz-KE-bpKQ?si=tracking")
    assert source.provider == "youtube"
    assert source.address == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"


def test_what_no_provider_knows_is_refused(adds: Adds) -> None:
    with pytest.raises(actions.AddressNotAccepted):
        adds("javascript:alert(1)")
    assert not Source.objects.exists()


def test_there_is_an_end_to_sources(adds: Adds) -> None:
    for number in range(actions.MOST_SOURCES):
        adds(f"/stream/{number}.m3u8")
    with pytest.raises(actions.TooManySources):
        adds()


def test_every_open_screen_hears_of_a_switch(
    stage: Stage,
    adds: Adds,
    organizer: User,
    now: datetime,
    django_capture_on_commit_callbacks: Commits,
) -> None:
    adds("/stream/a.m3u8")
    reserve = adds("/stream/b.m3u8", is_active=False)
    stream, log = stream_of(stage.key, "public"), eventlog.get_log()
    before = log.last_position(stream)
    with django_capture_on_commit_callbacks(execute=True):
        actions.show_source(source=reserve, by=organizer, at=now)
    (entry,) = log.read(stream, before)
    part = plain(queries.board_part(stage, now))
    assert json.loads(entry.body) == {"type": "broadcast.changed", "value": part}
    assert [source["src"] for source in part["sources"]] == ["/stream/b.m3u8", "/stream/a.m3u8"]
    assert _verbs() == ["source.added", "source.added", "source.shown"]


def test_sources_move_as_far_as_there_is_room(
    stage: Stage, adds: Adds, organizer: User, now: datetime
) -> None:
    a, b, c = (adds(f"/{name}.m3u8") for name in "abc")
    actions.move_source(source=c, steps=-1, by=organizer, at=now)
    assert _order(stage) == ["/a.m3u8", "/c.m3u8", "/b.m3u8"]
    actions.move_source(source=a, steps=-1, by=organizer, at=now)
    actions.move_source(source=b, steps=1, by=organizer, at=now)
    assert _order(stage) == ["/a.m3u8", "/c.m3u8", "/b.m3u8"]
    assert _verbs().count("source.moved") == 1
    actions.move_source(source=a, steps=9, by=organizer, at=now)
    assert _order(stage) == ["/c.m3u8", "/b.m3u8", "/a.m3u8"]


def test_resting_twice_is_written_down_once(adds: Adds, organizer: User, now: datetime) -> None:
    source = adds()
    for _time in range(2):
        actions.set_source_in_use(source=source, is_active=False, by=organizer, at=now)
    assert _verbs() == ["source.added", "source.rested"]


def test_removing_leaves_a_trace(stage: Stage, adds: Adds, organizer: User, now: datetime) -> None:
    actions.remove_source(source=adds("/a.m3u8"), by=organizer, at=now)
    assert _order(stage) == []
    entry = AuditEntry.objects.get(verb="source.removed")
    assert entry.changes == {"address": ["/a.m3u8", ""]}


def test_stages_get_addresses_of_their_own(
    edition: Edition, room: Room, organizer: User, now: datetime
) -> None:
    def open_stage(name: dict[str, str], room: Room | None = None) -> str:
        stage = actions.add_stage(
            edition=edition, name=Translated(name), room=room, by=organizer, at=now
        )
        return stage.slug

    assert open_stage({"en": "Main hall"}) == "main-hall"
    assert open_stage({"en": "Main hall"}) == "main-hall-2"
    assert open_stage({"zh-hans": "主会场"}, room) == "main"
    assert open_stage({"zh-hans": "主会场"}) == "stage"
    assert list(Stage.objects.values_list("position", flat=True)) == [0, 1, 2, 3]
