"""Stages and their running orders as public data."""

from datetime import datetime

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field

from streaming.broadcast import access, queries
from streaming.broadcast.queries import Picture, StageNow
from symposium.program.access import get_edition_for
from symposium.program.released import ReleasedSession

router = Router(tags=["broadcast"])

Texts = dict[str, str]


class BroadcastSessionOut(Schema):
    guid: str
    slug: str
    title: Texts = Field(description="By language code")
    kind: str
    starts_at: datetime
    ends_at: datetime
    is_streamed: bool


class StageOut(Schema):
    slug: str
    name: Texts = Field(description="By language code")
    room: str | None = Field(description="A room's slug")
    on_air: BroadcastSessionOut | None
    next: BroadcastSessionOut | None


class SourceOut(Schema):
    provider: str = Field(description="hls, youtube or bilibili")
    kind: str = Field(description="hls plays anywhere, frame in the provider's own player")
    address: str = Field(description="May be relative to this site")
    label: str
    audio_languages: list[str]


class StageDetailOut(StageOut):
    sources: list[SourceOut] = Field(description="In the order in which players try them")
    sessions: list[BroadcastSessionOut] = Field(description="The running order of all days")


@router.get("/editions/{edition}/stages", response=list[StageOut], summary="Stages of an edition")
def stages(request: HttpRequest, edition: str) -> list[StageOut]:
    found = get_edition_for(request.user, edition)
    return [_stage(line) for line in queries.stages_now(found, timezone.now())]


@router.get(
    "/editions/{edition}/stages/{stage}",
    response=StageDetailOut,
    summary="A stage with its sources and running order",
)
def stage(request: HttpRequest, edition: str, stage: str) -> StageDetailOut:
    found = access.get_stage(get_edition_for(request.user, edition), stage)
    order = queries.running_order(found)
    now = timezone.now()
    line = StageNow(found, order.on_air(now), order.next_after(now))
    return StageDetailOut(
        **_stage(line).model_dump(),
        sources=[_source(picture) for picture in queries.pictures(found)],
        sessions=[_session(session) for session in order.sessions],
    )


def _stage(line: StageNow) -> StageOut:
    return StageOut(
        slug=line.stage.slug,
        name=dict(line.stage.name),
        room=line.stage.room.slug if line.stage.room else None,
        on_air=_session(line.on_air) if line.on_air else None,
        next=_session(line.next) if line.next else None,
    )


def _source(picture: Picture) -> SourceOut:
    return SourceOut(
        provider=picture.provider.name,
        kind=picture.provider.kind,
        address=picture.src,
        label=picture.label,
        audio_languages=picture.audio_languages,
    )


def _session(session: ReleasedSession) -> BroadcastSessionOut:
    return BroadcastSessionOut(
        guid=session.guid,
        slug=session.slug,
        title=dict(session.title),
        kind=session.kind,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        is_streamed=session.is_streamed,
    )
