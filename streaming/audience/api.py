"""The audience as public data: rounded now, peaks and totals from five viewers on."""

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field

from streaming.audience import definitions, queries
from streaming.audience.queries import Report, SessionFigures
from streaming.audience.rounding import at_least, published
from symposium.program.access import get_edition_for

router = Router(tags=["audience"])


class WatchingOut(Schema):
    stage: str = Field(description="A stage's slug")
    at_least: int = Field(description="Viewers now, rounded down to 0, 1 (a few), 5, 10, 20, 50 …")


class SessionAudienceOut(Schema):
    guid: str
    slug: str
    stage: str = Field(description="A stage's slug")
    peak: int | None = Field(description="Concurrent viewers; null below 5")
    unique: int | None = Field(description="Distinct viewers; null below 5")
    watched_hours: float | None = Field(description="Null below 5 distinct viewers")
    average_minute_audience: float | None = Field(description="Null below 5 distinct viewers")


class PlatformFigureOut(Schema):
    provider: str
    subject: str
    kind: str = Field(description="viewers or plays, as the platform counts them")
    value: int
    is_approximate: bool
    source: str


class AudienceOut(Schema):
    watching: list[WatchingOut]
    sessions: list[SessionAudienceOut] = Field(description="Broadcast sessions that have begun")
    platforms: list[PlatformFigureOut] = Field(description="Beside our figures, never added")
    is_synthetic: bool = Field(description="Whether a demonstration made part of these figures")
    definitions: dict[str, str]


@router.get("/editions/{edition}/audience", response=AudienceOut, summary="Audience of an edition")
def audience(request: HttpRequest, edition: str) -> AudienceOut:
    report = Report(get_edition_for(request.user, edition), timezone.now())
    return AudienceOut(
        watching=[
            WatchingOut(stage=line.stage.slug, at_least=at_least(line.figures.watching))
            for line in report.by_stage
        ],
        sessions=[_session(line) for line in report.by_session],
        platforms=[
            PlatformFigureOut(
                provider=figure.provider,
                subject=figure.subject,
                kind=figure.kind,
                value=figure.value,
                is_approximate=figure.is_approximate,
                source=figure.source_note,
            )
            for figure in queries.platform_figures(report.edition)
        ],
        is_synthetic=report.holds_synthetic,
        definitions={
            "watching": str(definitions.CONCURRENT),
            "peak": str(definitions.PEAK),
            "unique": str(definitions.UNIQUE),
            "watched_hours": str(definitions.WATCH_TIME),
            "average_minute_audience": str(definitions.AVERAGE_MINUTE),
            "platforms": str(definitions.PLATFORM),
        },
    )


def _session(line: SessionFigures) -> SessionAudienceOut:
    is_told = published(line.figures.unique) is not None
    return SessionAudienceOut(
        guid=line.session.guid,
        slug=line.session.slug,
        stage=line.stage.slug,
        peak=published(line.figures.peak),
        unique=published(line.figures.unique),
        watched_hours=round(line.figures.watched_hours, 1) if is_told else None,
        average_minute_audience=round(line.average_minute, 1) if is_told else None,
    )
