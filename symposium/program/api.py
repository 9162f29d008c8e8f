"""Editions and released programs as public data. Drafts are not in it."""

from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from symposium.program import access, queries
from symposium.program.models import Edition
from symposium.program.released import ReleasedProgram, ReleasedSession

router = Router(tags=["program"])

Texts = dict[str, str]


class EditionOut(Schema):
    slug: str
    name: Texts = Field(description="By language code")
    theme: Texts
    city: Texts
    starts_on: date
    ends_on: date
    time_zone: str = Field(description="IANA name")
    languages: list[str]
    mode: str = Field(description="on_site, hybrid or online")
    is_current: bool


class RoomOut(Schema):
    slug: str
    name: Texts
    capacity: int | None


class TrackOut(Schema):
    slug: str
    name: Texts
    color: str


class PersonOut(Schema):
    guid: str
    part: str = Field(description="speaker, chair or interpreter")
    name: Texts
    title: Texts
    institution: Texts


class DocumentOut(Schema):
    title: Texts
    url: str
    media_type: str = Field(description="Empty where it is not known")
    byte_count: int = Field(description="0 where it is not known")


class SessionOut(Schema):
    guid: str
    slug: str
    version: int = Field(description="Rises with each change")
    title: Texts
    abstract: Texts
    kind: str
    starts_at: datetime
    ends_at: datetime
    room: str | None = Field(description="A room's slug")
    track: str | None = Field(description="A track's slug")
    floor_languages: list[str]
    interpretation_languages: list[str]
    is_streamed: bool
    stage: str = Field(description="A stage's slug; empty: the one of its room")
    is_recorded: bool
    recording_url: str = Field(description="Empty as long as there is none")
    capacity: int | None = Field(description="Places in this session; null: as many as the room")
    sdg_goals: list[int]
    pillars: list[int] = Field(description="Pillars of the agreement with UNESCO, from 1 to 4")
    documents: list[DocumentOut]
    people: list[PersonOut]


class ProgramOut(Schema):
    release: int = Field(description="0 before the first release")
    released_at: datetime | None
    rooms: list[RoomOut]
    tracks: list[TrackOut]
    sessions: list[SessionOut]


@router.get("/editions", response=list[EditionOut], summary="Published editions, latest first")
def editions(request: HttpRequest) -> list[EditionOut]:
    return [_edition(edition) for edition in queries.published_editions()]


@router.get("/editions/{edition}", response=EditionOut, summary="One edition")
def edition(request: HttpRequest, edition: str) -> EditionOut:
    return _edition(access.get_edition_for(request.user, edition))


@router.get(
    "/editions/{edition}/program",
    response=ProgramOut,
    summary="The latest release of an edition's program",
)
def program(request: HttpRequest, edition: str) -> ProgramOut:
    released = _released(request, edition)
    return ProgramOut(
        release=released.number,
        released_at=released.released_at,
        rooms=[
            RoomOut(slug=room.slug, name=dict(room.name), capacity=room.capacity)
            for room in released.rooms
        ],
        tracks=[
            TrackOut(slug=track.slug, name=dict(track.name), color=track.color)
            for track in released.tracks
        ],
        sessions=[_session(session) for session in released.sessions],
    )


@router.get(
    "/editions/{edition}/sessions/{session}",
    response=SessionOut,
    summary="One session of the latest release",
)
def session(request: HttpRequest, edition: str, session: str) -> SessionOut:
    return _session(access.get_released_session(_released(request, edition), session))


def _released(request: HttpRequest, slug: str) -> ReleasedProgram:
    return queries.released_program(access.get_edition_for(request.user, slug))


def _edition(edition: Edition) -> EditionOut:
    return EditionOut(
        slug=edition.slug,
        name=dict(edition.name),
        theme=dict(edition.theme),
        city=dict(edition.city),
        starts_on=edition.starts_on,
        ends_on=edition.ends_on,
        time_zone=edition.time_zone,
        languages=edition.languages,
        mode=edition.mode,
        is_current=edition.is_current,
    )


def _absolute(address: str) -> str:
    return settings.SITE_URL + address if address.startswith("/") else address


def _session(session: ReleasedSession) -> SessionOut:
    return SessionOut(
        guid=session.guid,
        slug=session.slug,
        version=session.sequence,
        title=dict(session.title),
        abstract=dict(session.abstract),
        kind=session.kind,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        room=session.room.slug if session.room else None,
        track=session.track.slug if session.track else None,
        floor_languages=list(session.floor_languages),
        interpretation_languages=list(session.interpretation_languages),
        is_streamed=session.is_streamed,
        stage=session.stage,
        is_recorded=session.is_recorded,
        recording_url=session.recording_url,
        capacity=session.capacity,
        sdg_goals=list(session.sdg_goals),
        pillars=list(session.pillars),
        documents=[
            DocumentOut(
                title=dict(document.title),
                url=_absolute(document.url),
                media_type=document.media_type,
                byte_count=document.byte_count,
            )
            for document in session.documents
        ],
        people=[
            PersonOut(
                guid=person.speaker_guid,
                part=person.part,
                name=dict(person.name),
                title=dict(person.title),
                institution=dict(person.institution),
            )
            for person in session.participations
        ],
    )
