"""Reads of stages: for their pages, for boards, for the program's pages."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from django.db.models import prefetch_related_objects

from streaming.broadcast import providers
from streaming.broadcast.models import Source, Stage
from streaming.broadcast.providers import Provider
from streaming.broadcast.running_order import RunningOrder
from symposium.lib.events import Json
from symposium.lib.translated import Translated
from symposium.program import queries as program
from symposium.program.models import Edition
from symposium.program.released import ReleasedProgram, ReleasedSession


@dataclass(frozen=True)
class Picture:
    """A source as a player needs it."""

    id: int
    provider: Provider
    src: str
    label: str
    audio_languages: list[str]

    @property
    def is_frame(self) -> bool:
        return self.provider.kind == "frame"


@dataclass(frozen=True)
class StageNow:
    """One line of the list of stages."""

    stage: Stage
    on_air: ReleasedSession | None
    next: ReleasedSession | None

    @property
    def first_source(self) -> Source | None:
        """What screens show; reads the sources unless they are at hand."""
        return next((source for source in self.stage.sources.all() if source.is_active), None)


@dataclass(frozen=True)
class StagePage:
    """What a stage's page shows at an instant."""

    pictures: list[Picture]
    release: int
    day: date | None
    sessions: list[ReleasedSession]
    """The running order of `day` in the visitor's zone."""
    on_air: ReleasedSession | None
    next: ReleasedSession | None
    shows_picture: bool
    is_over: bool

    @property
    def told(self) -> list[ReleasedSession]:
        """The sessions that the page tells more of: the day's, and the next one."""
        following = [self.next] if self.next and self.next not in self.sessions else []
        return [session for session in self.sessions if session.is_streamed] + following

    @property
    def sources_json(self) -> str:
        """The list for a player's `data-sources`."""
        return json.dumps([_source_json(picture) for picture in self.pictures])

    def picture_chosen(self, source_id: str) -> Picture | None:
        """The source with this id, else the first one."""
        return next(
            (picture for picture in self.pictures if str(picture.id) == source_id),
            self.pictures[0] if self.pictures else None,
        )


def stages(edition: Edition) -> list[Stage]:
    """All stages in the organizers' order; one query."""
    return list(Stage.objects.of(edition))


def stage_choices(edition: Edition) -> list[tuple[str, str]]:
    """Slugs and names, for `settings.STAGE_CHOICES`; one query."""
    return [(stage.slug, str(stage)) for stage in stages(edition)]


def stage_in_room(edition: Edition, room_slug: str) -> Stage | None:
    """The first stage of a room; one query."""
    return Stage.objects.of(edition).filter(room__slug=room_slug).first()


def stage_of(edition: Edition, session: ReleasedSession) -> Stage | None:
    """The stage that shows a session: the one that it names, else that of its room; one query."""
    if session.stage:
        return Stage.objects.of(edition).filter(slug=session.stage).first()
    return stage_in_room(edition, session.room.slug) if session.room else None


def stages_with_rooms(edition: Edition) -> list[Stage]:
    """Stages that show a room; one query."""
    return list(Stage.objects.of(edition).filter(room__isnull=False))


def running_order(stage: Stage) -> RunningOrder:
    """One small query; the program itself is kept by the process."""
    return _order_in(program.released_program(stage.edition), stage)


def running_orders(edition: Edition) -> list[tuple[Stage, RunningOrder]]:
    """All stages, each with its running order; two queries, however many stages."""
    released = program.released_program(edition)
    return [(stage, _order_in(released, stage)) for stage in stages(edition)]


def on_air(stage: Stage, at: datetime) -> ReleasedSession | None:
    """The session that is being broadcast; one small query."""
    return running_order(stage).on_air(at)


def sources(stage: Stage) -> list[Source]:
    """All sources of a stage, in use or not, in order; one query."""
    return list(stage.sources.all())


def stages_with_sources(edition: Edition, at: datetime) -> list[StageNow]:
    """The same as `stages_now` with each stage's sources at hand; three queries."""
    lines = stages_now(edition, at)
    prefetch_related_objects([line.stage for line in lines], "sources")
    return lines


def stages_now(edition: Edition, at: datetime) -> list[StageNow]:
    """Each stage with what is on and next; two queries, however many stages."""
    return [
        StageNow(stage, order.on_air(at), order.next_after(at))
        for stage, order in running_orders(edition)
    ]


def stage_page(stage: Stage, at: datetime, *, zone: tzinfo) -> StagePage:
    """Two queries. The day is the visitor's, who may sit on the other side of midnight."""
    released = program.released_program(stage.edition)
    order = _order_in(released, stage)
    day = order.day_to_show(at, zone)
    return StagePage(
        pictures=pictures(stage),
        release=released.number,
        day=day,
        sessions=order.on_day(day, zone) if day else [],
        on_air=order.on_air(at),
        next=order.next_after(at),
        shows_picture=order.shows_picture(at),
        is_over=order.is_over(at),
    )


def pictures(stage: Stage) -> list[Picture]:
    """The active sources in the order in which players try them; one query."""
    return _pictures(stage.sources.active())


def board_part(stage: Stage, at: datetime) -> Json:
    """`{"sources": […], "order": […], "release": number}`; two queries.

    `order` holds the sessions of the edition's present day (or the next one with sessions), so
    that the part changes once a day by itself: what is on and next, browsers tell by the clock.
    """
    released = program.released_program(stage.edition)
    order = _order_in(released, stage)
    day = order.day_to_show(at, stage.edition.zone)
    sessions = order.on_day(day, stage.edition.zone) if day else []
    return {
        "sources": [_source_json(picture) for picture in pictures(stage)],
        "order": [_session_json(session) for session in sessions],
        "release": released.number,
    }


def _order_in(released: ReleasedProgram, stage: Stage) -> RunningOrder:
    room = stage.room.slug if stage.room else ""
    return RunningOrder(tuple(released.on_stage(stage.slug, room)))


def _pictures(sources: Iterable[Source]) -> list[Picture]:
    found = []
    for source in sources:
        provider = providers.named(source.provider)
        if provider is not None:
            found.append(
                Picture(
                    id=source.pk,
                    provider=provider,
                    src=provider.embed(source.address),
                    label=source.label,
                    audio_languages=source.audio_languages,
                )
            )
    return found


def _source_json(picture: Picture) -> Json:
    return {
        "id": picture.id,
        "provider": picture.provider.name,
        "title": picture.provider.title,
        "kind": picture.provider.kind,
        "src": picture.src,
        "label": picture.label,
        "languages": list(picture.audio_languages),
    }


def _session_json(session: ReleasedSession) -> Json:
    return {
        "guid": session.guid,
        "slug": session.slug,
        "title": _texts(session.title),
        "kind": session.kind,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "is_streamed": session.is_streamed,
    }


def _texts(title: Translated) -> Json:
    return dict(title)
