"""The embedded form's store: tables, written in batches."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from django.db import connection, transaction

from streaming.audience.beats import last_present_before
from streaming.audience.models import Presence, SeenViewer, WatchedMinute
from streaming.audience.store.base import Batch, OpenMinute
from streaming.broadcast.models import Stage

# Django's upsert can replace a value, but neither join two nor keep the later one.
HEAR = """
    INSERT INTO audience_presence (stage_id, viewer, last_beat_at)
    VALUES (%s, %s, %s)
    ON CONFLICT (stage_id, viewer) DO UPDATE SET last_beat_at = excluded.last_beat_at
    WHERE excluded.last_beat_at > audience_presence.last_beat_at
"""
JOIN_SECONDS = """
    INSERT INTO audience_watchedminute (stage_id, starts_at, viewer, seconds)
    VALUES (%s, %s, %s, %s)
    ON CONFLICT (stage_id, starts_at, viewer)
    DO UPDATE SET seconds = audience_watchedminute.seconds | excluded.seconds
"""


class SqlStore:
    """Counts exactly. Rows of what is over are dropped by `forget`."""

    @transaction.atomic
    def record(self, batch: Batch) -> None:
        asked = {stage_id for stage_id, _viewer in batch.heard}
        stages = set(Stage.objects.filter(pk__in=asked).values_list("pk", flat=True))
        heard = [
            (stage_id, viewer, _instant(at))
            for (stage_id, viewer), at in sorted(batch.heard.items())
            if stage_id in stages
        ]
        watched = [
            (stage_id, _instant(minute), viewer, seconds)
            for (stage_id, minute, viewer), seconds in sorted(batch.watched.items())
            if stage_id in stages
        ]
        SeenViewer.objects.bulk_create(
            [
                SeenViewer(stage_id=stage_id, session_guid=guid, viewer=viewer)
                for stage_id, guid, viewer in sorted(batch.seen)
                if stage_id in stages
            ],
            ignore_conflicts=True,
            batch_size=300,
        )
        with connection.cursor() as cursor:
            cursor.executemany(HEAR, heard)
            cursor.executemany(JOIN_SECONDS, watched)

    def watching(self, stage_id: int, at: datetime) -> int:
        return Presence.objects.filter(
            stage=stage_id, last_beat_at__gte=last_present_before(at), last_beat_at__lte=at
        ).count()

    def heard_since(self, since: datetime) -> list[int]:
        heard = Presence.objects.filter(last_beat_at__gt=since)
        return list(heard.order_by("stage").values_list("stage", flat=True).distinct())

    def unique(self, stage_ids: Sequence[int], session_guid: str | None = None) -> int:
        seen = SeenViewer.objects.filter(stage__in=stage_ids)
        if session_guid is not None:
            seen = seen.filter(session_guid=session_guid)
        return seen.values("viewer").distinct().count()

    def open_minutes(self, before: datetime) -> list[OpenMinute]:
        rows = WatchedMinute.objects.filter(starts_at__lt=before)
        pairs = rows.values_list("stage_id", "starts_at").distinct()
        return [OpenMinute(*pair) for pair in pairs.order_by("starts_at", "stage_id")]

    def watched_in(self, minute: OpenMinute) -> dict[str, int]:
        rows = WatchedMinute.objects.filter(stage=minute.stage_id, starts_at=minute.starts_at)
        return dict(rows.values_list("viewer", "seconds"))

    def forget(self, minutes: Iterable[OpenMinute], *, absent_since: datetime) -> None:
        for minute in minutes:
            WatchedMinute.objects.filter(
                stage=minute.stage_id, starts_at=minute.starts_at.astimezone(UTC)
            ).delete()
        Presence.objects.filter(last_beat_at__lt=absent_since).delete()


def _instant(at: datetime) -> str | datetime:
    """As the database's own driver wants it."""
    adapted: str | datetime | None = connection.ops.adapt_datetimefield_value(at)
    return adapted or at
