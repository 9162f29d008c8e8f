"""Releases: the latest one for the public, and the document that the next one will keep."""

from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet
from django.utils import timezone

from symposium.program import released, succession
from symposium.program.models import Edition, Participation, Release, Session, SessionDocument


def released_program(edition: Edition) -> released.ReleasedProgram:
    """The latest release; an empty program when there is none.

    Costs one small query; the document itself is read and parsed once a process and release.
    """
    latest = edition.releases.order_by("-number").values_list("pk", flat=True).first()
    if latest is None:
        return released.EMPTY
    return parsed(latest, edition.time_zone)


def forget() -> None:
    """Parse anew at the next question: for tests, whose databases give keys out again."""
    parsed.cache_clear()


@lru_cache(maxsize=32)
def parsed(release_id: int, time_zone: str) -> released.ReleasedProgram:
    """Any release by its key; `time_zone` is that of its edition, in which instants are given."""
    release = Release.objects.select_related("edition").get(pk=release_id)
    return released.parse(
        release.document,
        number=release.number,
        released_at=release.released_at,
        zone=release.edition.zone,
    )


def draft_program(edition: Edition) -> released.ReleasedProgram:
    """The draft, read as if it had been released: for organizers' eyes only."""
    return released.parse(
        document_of(edition), number=0, released_at=timezone.now(), zone=edition.zone
    )


def release_history(edition: Edition) -> QuerySet[Release]:
    """All releases without their documents, the latest first; `restored` is the number of the one
    that it brings back, or None."""
    return (
        edition.releases.defer("document")
        .select_related("released_by")
        .annotate(restored=F("restores__number"))
        .order_by("-number")
    )


def document_of(edition: Edition) -> dict[str, Any]:
    """The draft as a document that a release can keep: confirmed sessions that have a slot.

    `sequence` starts as the session's version and rises with each change, as iCalendar demands.
    """
    sessions = (
        Session.objects.filter(edition=edition)
        .scheduled()
        .public()
        .select_related("room", "track")
        .prefetch_related("participations__speaker__institution", "documents")
        .order_by("starts_at", "id")
    )
    draft = {
        "rooms": [
            {"slug": room.slug, "name": dict(room.name), "capacity": room.capacity}
            for room in edition.rooms.all()
        ],
        "tracks": [
            {"slug": track.slug, "name": dict(track.name), "color": track.color}
            for track in edition.tracks.all()
        ],
        "sessions": [_session_document(session, edition.zone) for session in sessions],
    }
    return succession.succeed(draft, latest_document(edition))


def latest_document(edition: Edition) -> dict[str, Any]:
    """The document of the latest release; an empty one before the first."""
    latest = edition.releases.order_by("-number").values_list("document", flat=True).first()
    return latest or succession.EMPTY


def _session_document(session: Session, zone: ZoneInfo) -> dict[str, Any]:
    assert session.starts_at and session.ends_at  # noqa: S101, PT018 - `scheduled()` guarantees it
    return {
        "guid": str(session.guid),
        "number": session.pk,
        "slug": session.slug,
        "sequence": session.version,
        "title": dict(session.title),
        "abstract": dict(session.abstract),
        "kind": session.kind,
        "track": session.track.slug if session.track else None,
        "room": session.room.slug if session.room else None,
        "starts_at": session.starts_at.astimezone(zone).isoformat(),
        "ends_at": session.ends_at.astimezone(zone).isoformat(),
        "floor_languages": list(session.floor_languages),
        "interpretation_languages": list(session.interpretation_languages),
        "is_streamed": session.is_streamed,
        "stage": session.stage,
        "is_recorded": session.is_recorded,
        "recording_url": session.recording_url,
        "capacity": session.capacity,
        "sdg_goals": list(session.sdg_goals),
        "pillars": list(session.pillars),
        "documents": [_document_document(document) for document in session.documents.all()],
        "participations": [_participation_document(part) for part in session.participations.all()],
    }


def _document_document(document: SessionDocument) -> dict[str, Any]:
    return {
        "title": dict(document.title),
        "url": document.file.url if document.file else document.url,
        "media_type": document.media_type,
        "byte_count": document.byte_count,
    }


def _participation_document(participation: Participation) -> dict[str, Any]:
    speaker = participation.speaker
    return {
        "part": participation.part,
        "speaker": str(speaker.guid),
        "name": dict(speaker.name),
        "title": dict(speaker.title),
        "institution": dict(speaker.institution.name) if speaker.institution else {},
        "biography": dict(speaker.biography),
    }
