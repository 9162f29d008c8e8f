"""The board: what is true at a stage now, as one JSON document with a position in the log."""

import json
import logging
import threading
import time
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone
from redis import RedisError

from streaming.audience import queries as audience
from streaming.broadcast import queries as broadcast
from streaming.broadcast.models import Stage
from streaming.questions import board as questions_board
from streaming.questions import queries as questions
from symposium.lib import eventlog
from symposium.lib.eventlog import START, Entry, PositionTooOld, Unavailable
from symposium.lib.events import Audience, Json, encode, plain, stream_of

log = logging.getLogger(__name__)

FRESH_SECONDS = 10.0
"""A board over HTTP is assembled anew after so long, whatever the log says."""

WHOLE_PARTS = frozenset({"broadcast", "audience"})
"""Parts that change as a whole, by an event named `<part>.changed`."""


def assemble(stage: Stage, channel: Audience, at: datetime) -> Json:
    """Read the state of a stage from the database."""
    parts: Json
    if channel == "moderators":
        parts = {"queue": questions.queue_part(stage)}
    else:
        parts = {
            "broadcast": broadcast.board_part(stage, at),
            "questions": questions.board_part(stage),
            "audience": _audience_part(stage, at),
        }
    return {"stage": stage.key} | {name: plain(part) for name, part in parts.items()}


def _audience_part(stage: Stage, at: datetime) -> Json:
    """Figures live in Redis, the rest does not: without it the board is still worth sending."""
    try:
        return audience.board_part(stage, at)
    except RedisError:
        return {"at_least": 0}


def reduce(document: Json, event: Json) -> Json:
    """The board after an event. Pure: the old document stays as it is."""
    part, _, verb = event["type"].partition(".")
    if verb == "changed" and part in WHOLE_PARTS & document.keys():
        return document | {part: event["value"]}
    if "questions" in document:
        return document | {
            "questions": questions_board.reduce_questions(document["questions"], event)
        }
    return document | {"queue": questions_board.reduce_queue(document["queue"], event)}


class Snapshot:
    """A board at a position. Never changes; `after` makes the next one."""

    __slots__ = ("_encoded", "document", "position")

    def __init__(self, document: Json, position: str) -> None:
        self.document = document
        self.position = position
        self._encoded: bytes | None = None

    @property
    def encoded(self) -> bytes:
        if self._encoded is None:
            self._encoded = encode(self.document)
        return self._encoded

    def after(self, entries: Iterable[Entry]) -> "Snapshot":
        document, position = self.document, self.position
        for entry in entries:
            position = entry.position
            try:
                document = reduce(document, json.loads(entry.body))
            except (KeyError, TypeError, ValueError):
                # One event that does not fit must not silence a stage: the next comparison
                # with the database repairs the board.
                log.exception("An event does not fit the board: %r", entry.body[:500])
        return Snapshot(document, position)


class _Kept:
    """The last snapshot of a stage in this process, for answers over HTTP."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.snapshot: Snapshot | None = None
        self.assembled_at = 0.0


_kept: dict[int, _Kept] = {}


def current(stage: Stage) -> Snapshot:
    """The public board as it is now, for the page's first data and `board.json`.

    Costs one read of the log; the database is asked at most every ten seconds a process and
    stage, however many come.
    """
    kept = _kept.setdefault(stage.pk, _Kept())
    with kept.lock:
        is_fresh = time.monotonic() - kept.assembled_at < FRESH_SECONDS
        snapshot = _advanced(stage, kept.snapshot) if kept.snapshot and is_fresh else None
        if snapshot is None:
            snapshot = _assembled(stage)
            kept.assembled_at = time.monotonic()
        kept.snapshot = snapshot
    return snapshot


def forget() -> None:
    """Drop all kept boards."""
    _kept.clear()


def _advanced(stage: Stage, snapshot: Snapshot) -> Snapshot | None:
    try:
        entries = eventlog.get_log().read(stream_of(stage.key, "public"), snapshot.position)
    except (PositionTooOld, Unavailable, ValueError):
        return None
    return snapshot.after(entries) if entries else snapshot


def _assembled(stage: Stage) -> Snapshot:
    # The position is read first: what happens meanwhile is in the board and arrives once more
    # as an event, which does no harm; the other way round it would be lost.
    try:
        position = eventlog.get_log().last_position(stream_of(stage.key, "public"))
    except Unavailable:
        position = START
    return Snapshot(assemble(stage, "public", timezone.now()), position)
