"""Collects beats in memory and hands them to the store in batches.

A beat costs two dictionary writes here, whoever sends it; the store hears of it about two
seconds later. A process that is killed loses those two seconds and nothing else.
"""

import atexit
import contextlib
import logging
import threading
import time
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from streaming.audience import names
from streaming.audience.beats import Beat, seconds_watched
from streaming.audience.events import AudienceChanged
from streaming.audience.rounding import at_least
from streaming.audience.store import Batch, Store, get_store
from streaming.broadcast import queries as broadcast
from streaming.broadcast.models import Stage
from symposium.lib import after_commit

log = logging.getLogger(__name__)

MOST_WAITING = 500_000
"""Viewers in one batch. Past it beats are dropped: the store has been away for minutes."""


class Collector:
    """One per process. Its thread starts with the first beat and ends when nobody watches.

    `seconds` lie between two batches; with 0 there is no thread, and only `flush` stores.
    """

    def __init__(self, store: Store, *, seconds: float) -> None:
        self._store = store
        self._seconds = seconds
        self._lock = threading.Lock()
        self._flushing = threading.Lock()
        self._batch = Batch()
        self._told: dict[int, int] = {}
        self._thread: threading.Thread | None = None

    def add(self, *, stage_id: int, viewer: str, beat: Beat, at: datetime) -> None:
        """Take a beat that arrived at an instant. Fast, and never waits for the store."""
        minutes = seconds_watched(beat.played, at)
        with self._lock:
            batch = self._batch
            if len(batch.heard) >= MOST_WAITING:
                return
            batch.hear(stage_id, viewer, at)
            for minute, seconds in minutes.items():
                batch.watch(stage_id, minute, viewer, seconds)
            if self._seconds and self._thread is None:
                self._thread = threading.Thread(target=self._work, name="audience", daemon=True)
                self._thread.start()

    def flush(self, at: datetime) -> None:
        """Hand over what waits, and tell open pages when the public figure moved."""
        with self._flushing:
            with self._lock:
                batch, self._batch = self._batch, Batch()
            stage_ids = {stage_id for stage_id, _viewer in batch.heard} | self._told.keys()
            stages = {
                stage.pk: stage
                for stage in Stage.objects.select_related("edition", "room").filter(
                    pk__in=stage_ids
                )
            }
            if batch.heard:
                batch = _named(batch, stages)
                self._name_sessions(batch, stages)
                self._record(batch)
            self._told = {pk: figure for pk, figure in self._told.items() if pk in stages}
            for stage in stages.values():
                self._tell(stage, at)

    def _record(self, batch: Batch) -> None:
        try:
            self._store.record(batch)
        except Exception:
            # Told again with the next batch: what was stored in part is not counted twice.
            with self._lock:
                batch.add(self._batch)
                self._batch = batch
            raise

    def _name_sessions(self, batch: Batch, stages: dict[int, Stage]) -> None:
        orders = {pk: broadcast.running_order(stage) for pk, stage in stages.items()}
        for (stage_id, viewer), at in batch.heard.items():
            session = orders[stage_id].on_air(at)
            batch.seen.add((stage_id, session.guid if session else "", viewer))

    def _tell(self, stage: Stage, at: datetime) -> None:
        figure = at_least(self._store.watching(stage.pk, at))
        if figure != self._told.get(stage.pk, 0):
            after_commit.publish(AudienceChanged(stage=stage.key, value={"at_least": figure}))
        self._told[stage.pk] = figure
        if not figure:
            del self._told[stage.pk]

    def _work(self) -> None:
        atexit.register(self._last_words)
        while True:
            time.sleep(self._seconds)
            close_old_connections()
            try:
                self.flush(timezone.now())
            except Exception:
                # The thread must outlive a database that is away for a moment.
                log.exception("A batch of beats could not be stored.")
            finally:
                connection.close()
            with self._lock:
                if not self._batch.heard and not self._told:
                    self._thread = None
                    atexit.unregister(self._last_words)
                    return

    def _last_words(self) -> None:
        with contextlib.suppress(Exception):
            self.flush(timezone.now())


def _named(batch: Batch, stages: dict[int, Stage]) -> Batch:
    """The batch with viewers as they are stored, without stages that are gone."""
    known = {
        (stage_id, viewer): names.stored(stages[stage_id].edition_id, viewer)
        for stage_id, viewer in batch.heard
        if stage_id in stages
    }
    named = Batch()
    for (stage_id, viewer), at in batch.heard.items():
        if (stage_id, viewer) in known:
            named.hear(stage_id, known[stage_id, viewer], at)
    for (stage_id, minute, viewer), seconds in batch.watched.items():
        if (stage_id, viewer) in known:
            named.watch(stage_id, minute, known[stage_id, viewer], seconds)
    return named


@cache
def get_collector() -> Collector:
    """The process's collector."""
    return Collector(get_store(), seconds=settings.AUDIENCE_FLUSH_SECONDS)
