"""The working state: lists for organizers."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from django.db.models import Count, QuerySet

from symposium.lib.folding import folded, terms
from symposium.program.formats.draft_table import DraftTable
from symposium.program.models import Edition, Room, Session, Speaker, Track


def published_editions() -> QuerySet[Edition]:
    """What the public may choose from, the latest first."""
    return Edition.objects.published().in_order()


def sessions_of(
    edition: Edition, *, track: str = "", room: str = "", state: str = "", search: str = ""
) -> QuerySet[Session]:
    """Sessions for a table, with what each row shows. `state` is "", "scheduled" or "open"."""
    sessions = (
        Session.objects.filter(edition=edition)
        .select_related("room", "track")
        .prefetch_related("participations__speaker")
        .order_by("starts_at", "room__position", "id")
    )
    if track:
        sessions = sessions.filter(track__slug=track)
    if room:
        sessions = sessions.filter(room__slug=room)
    if state == "scheduled":
        sessions = sessions.scheduled()
    elif state == "open":
        sessions = sessions.exclude(starts_at__isnull=False, room__isnull=False)
    if search:
        rows = Session.objects.filter(edition=edition).values_list("pk", "title", "slug")
        sessions = sessions.filter(pk__in=_found(search, rows))
    return sessions


def rooms_of(edition: Edition) -> QuerySet[Room]:
    return edition.rooms.annotate(session_count=Count("sessions"))


def tracks_of(edition: Edition) -> QuerySet[Track]:
    return edition.tracks.annotate(session_count=Count("sessions"))


def speakers_of(edition: Edition, *, search: str = "") -> QuerySet[Speaker]:
    speakers = edition.speakers.select_related("institution", "user").annotate(
        session_count=Count("sessions", distinct=True)
    )
    if search:
        rows = edition.speakers.values_list("pk", "name", "title")
        speakers = speakers.filter(pk__in=_found(search, rows))
    return speakers.order_by("id")


def _found(search: str, rows: Iterable[tuple[Any, ...]]) -> list[int]:
    """Keys of rows (key, texts …) that hold every word. Compared here and not by the database,
    where translated texts are JSON and Chinese may be written as escapes."""
    words = terms(search)
    return [key for key, *texts in rows if all(word in _haystack(texts) for word in words)]


def _haystack(texts: list[Any]) -> str:
    parts = (text.values() if isinstance(text, Mapping) else [text] for text in texts)
    return folded("\n".join(chain.from_iterable(parts)))


def draft_table(edition: Edition) -> DraftTable:
    """All that the draft's table shows, in a constant number of queries."""
    return DraftTable(
        edition=edition,
        sessions=list(sessions_of(edition)),
        rooms=list(edition.rooms.all()),
        tracks=list(edition.tracks.all()),
        speakers=list(edition.speakers.all()),
    )
