from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest

from streaming.audience import names
from streaming.audience.beats import Beat, State
from streaming.audience.collector import Collector
from streaming.audience.models import EditionSalt, Presence
from streaming.audience.store import Batch, SqlStore
from streaming.broadcast.models import Stage
from symposium.lib import eventlog
from symposium.lib.events import stream_of
from symposium.program.models import Session

Commits = Callable[..., AbstractContextManager[Any]]
PLAYING = Beat(State.PLAYING, 15.0)


def test_a_browser_s_id_is_not_stored(collector: Collector, stage: Stage, now: datetime) -> None:
    collector.add(stage_id=stage.pk, viewer=names.of_browser("secret"), beat=PLAYING, at=now)
    collector.flush(now)
    salt = EditionSalt.objects.get()
    assert salt.edition == stage.edition
    stored = names.stored(stage.edition_id, names.of_browser("secret"))
    assert len(stored) == 32
    assert "secret" not in stored
    # What is hashed stays as it is, so that a batch that is told again is the same batch.
    assert names.stored(stage.edition_id, stored) == stored


def test_each_edition_hashes_with_its_own_salt(stage: Stage, other_edition: Session) -> None:
    browser = names.of_browser("one")
    assert names.stored(stage.edition_id, browser) != names.stored(other_edition.pk, browser)


def test_viewers_belong_to_the_session_that_is_on(
    collector: Collector, stage: Stage, opening: Session, now: datetime
) -> None:
    after = opening.ends_at
    assert after is not None
    collector.add(stage_id=stage.pk, viewer="u1", beat=PLAYING, at=now)
    collector.flush(now)
    collector.add(stage_id=stage.pk, viewer="u2", beat=PLAYING, at=after)
    collector.flush(after)
    store = collector._store
    assert store.unique([stage.pk], str(opening.guid)) == 1
    assert store.unique([stage.pk], "") == 1
    assert store.unique([stage.pk]) == 2


def test_beats_for_an_unknown_stage_are_dropped(collector: Collector, stage: Stage) -> None:
    at = stage.edition.starts_at
    collector.add(stage_id=999_999, viewer="u1", beat=PLAYING, at=at)
    collector.flush(at)
    assert collector._store.heard_since(at - timedelta(days=1)) == []


def test_open_pages_hear_when_the_public_figure_moves(
    stage: Stage, now: datetime, django_capture_on_commit_callbacks: Commits
) -> None:
    collector = Collector(SqlStore(), seconds=0)
    stream, log = stream_of(stage.key, "public"), eventlog.get_log()
    before = log.last_position(stream)
    for at, viewers in [(now, 3), (now, 4), (now, 12), (now + timedelta(minutes=5), 0)]:
        for number in range(viewers):
            collector.add(stage_id=stage.pk, viewer=f"u{number}", beat=PLAYING, at=at)
        with django_capture_on_commit_callbacks(execute=True):
            collector.flush(at)
    told = [entry.body for entry in log.read(stream, before)]
    assert told == [
        b'{"type":"audience.changed","value":{"at_least":%d}}' % number for number in (1, 10, 0)
    ]


class StoreThatWasAway(SqlStore):
    """Fails for its first batch."""

    def __init__(self) -> None:
        self.is_away = True

    def record(self, batch: Batch) -> None:
        if self.is_away:
            self.is_away = False
            raise ConnectionError
        super().record(batch)


def test_a_batch_that_could_not_be_stored_is_stored_with_the_next(
    stage: Stage, now: datetime
) -> None:
    collector = Collector(StoreThatWasAway(), seconds=0)
    collector.add(stage_id=stage.pk, viewer=names.of_browser("one"), beat=PLAYING, at=now)
    with pytest.raises(ConnectionError):
        collector.flush(now)
    collector.add(stage_id=stage.pk, viewer=names.of_browser("two"), beat=PLAYING, at=now)
    collector.flush(now)
    assert Presence.objects.count() == 2
