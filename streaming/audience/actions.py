"""Verbs on the audience: hear of a player, sample, close a minute, note a platform's figure."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from django.db import transaction

from streaming.audience import names, watch_time
from streaming.audience.beats import LONGEST_SPAN_SECONDS, PRESENT_SECONDS, Beat, minute_of
from streaming.audience.collector import Collector, get_collector
from streaming.audience.models import (
    Attendance,
    Minute,
    PlatformFigure,
    Sample,
)
from streaming.audience.store import OpenMinute, Store, get_store
from streaming.broadcast import queries as broadcast
from streaming.broadcast.models import Stage
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User

SAMPLE_SECONDS = 15
SILENT = timedelta(minutes=10)
"""A stage is sampled until so long after its last beat, so that a curve ends at zero."""

GRACE = timedelta(seconds=LONGEST_SPAN_SECONDS + 30)
"""A minute is closed so long after its end: until then a beat may still tell of it."""


def receive_beat(
    *,
    stage: Stage,
    viewer: str,
    user: User | None,
    beat: Beat,
    at: datetime,
    collector: Collector | None = None,
) -> None:
    """Hear of a player. `viewer` is the id of `symposium.lib.viewers`.

    Only memory is touched, so event loops may call it directly. The id is forgotten with the
    next batch, in which its hash takes its place.
    """
    name = names.of_person(user) if user else names.of_browser(viewer)
    (collector or get_collector()).add(stage_id=stage.pk, viewer=name, beat=beat, at=at)


def take_samples(
    *, at: datetime, store: Store | None = None, is_synthetic: bool = False
) -> list[Sample]:
    """Note how many watch each stage that was watched lately; twice in 15 seconds is once."""
    store = store or get_store()
    slot = datetime.fromtimestamp(at.timestamp() // SAMPLE_SECONDS * SAMPLE_SECONDS, UTC)
    samples = [
        Sample(
            stage_id=stage_id,
            at=slot,
            viewers=store.watching(stage_id, at),
            is_synthetic=is_synthetic,
        )
        for stage_id in _existing(store.heard_since(at - SILENT))
    ]
    return Sample.objects.bulk_create(samples, ignore_conflicts=True)


def close_minutes(*, at: datetime, store: Store | None = None, is_synthetic: bool = False) -> int:
    """Count the minutes that are over and forget who watched them; returns how many.

    Attendance of signed-in people is kept by name. A run that was interrupted is repeated
    without harm: a minute is counted in the transaction that makes its row, which is unique.
    """
    store = store or get_store()
    minutes = store.open_minutes(minute_of(at - GRACE))
    stages = {
        stage.pk: stage
        for stage in Stage.objects.select_related("edition", "room").filter(
            pk__in={minute.stage_id for minute in minutes}
        )
    }
    for minute in minutes:
        if minute.stage_id in stages:
            _close(minute, stages[minute.stage_id], store.watched_in(minute), is_synthetic)
    store.forget(minutes, absent_since=at - timedelta(seconds=PRESENT_SECONDS) - SILENT)
    return len(minutes)


@transaction.atomic
def _close(
    minute: OpenMinute, stage: Stage, watched: Mapping[str, int], is_synthetic: bool
) -> None:
    session = broadcast.on_air(stage, minute.starts_at)
    guid = session.guid if session else ""
    seconds = {viewer: bits.bit_count() for viewer, bits in watched.items()}
    _row, is_new = Minute.objects.get_or_create(
        stage=stage,
        starts_at=minute.starts_at,
        defaults={
            "session_guid": guid,
            "viewers": len(seconds),
            "watched_seconds": sum(seconds.values()),
            "is_synthetic": is_synthetic,
        },
    )
    if is_new:
        people = {
            user_id: bits
            for name, bits in watched.items()
            if bits and (user_id := names.person_in(name)) is not None
        }
        counts = {user_id: bits.bit_count() for user_id, bits in people.items()}
        _attend(stage, guid, minute.starts_at, counts)
        if people:
            watch_time.keep(edition=stage.edition, starts_at=minute.starts_at, people=people)


def _attend(stage: Stage, guid: str, starts_at: datetime, people: Mapping[int, int]) -> None:
    """Add a minute to what signed-in people watched."""
    if not people:
        return
    ends_at = starts_at + timedelta(minutes=1)
    known = {
        row.user_id: row
        for row in Attendance.objects.select_for_update().filter(
            stage=stage, session_guid=guid, user__in=people
        )
    }
    for row in known.values():
        row.watched_seconds += people[row.user_id]
        row.first_at, row.last_at = min(row.first_at, starts_at), max(row.last_at, ends_at)
    Attendance.objects.bulk_update(known.values(), ["watched_seconds", "first_at", "last_at"])
    existing = User.objects.filter(pk__in=people.keys() - known.keys()).values_list("pk", flat=True)
    Attendance.objects.bulk_create(
        Attendance(
            user_id=user_id,
            stage=stage,
            session_guid=guid,
            first_at=starts_at,
            last_at=ends_at,
            watched_seconds=people[user_id],
        )
        for user_id in existing
    )


@transaction.atomic
def note_platform_figure(*, figure: PlatformFigure, by: User, at: datetime) -> PlatformFigure:
    """Write down what another platform says of the edition."""
    figure.entered_at, figure.entered_by = at, by
    figure.save()
    record_audit(
        actor=by,
        verb="platform_figure.noted",
        target=figure,
        at=at,
        edition_slug=figure.edition.slug,
        changes={"value": (None, figure.value)},
    )
    return figure


@transaction.atomic
def remove_platform_figure(*, figure: PlatformFigure, by: User, at: datetime) -> None:
    record_audit(
        actor=by,
        verb="platform_figure.removed",
        target=figure,
        at=at,
        edition_slug=figure.edition.slug,
        changes={"value": (figure.value, None)},
    )
    figure.delete()


def _existing(stage_ids: list[int]) -> list[int]:
    return list(Stage.objects.filter(pk__in=stage_ids).values_list("pk", flat=True))
