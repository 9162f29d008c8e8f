"""Reads of the audience: for boards, the organizers' page and exports."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Count, Max, Q, Sum

from streaming.audience import store
from streaming.audience.models import Attendance, Minute, PlatformFigure, Sample
from streaming.audience.rounding import at_least
from streaming.broadcast import queries as broadcast
from streaming.broadcast.models import Stage
from streaming.broadcast.running_order import RunningOrder
from symposium.lib.events import Json
from symposium.program.models import Edition
from symposium.program.released import ReleasedSession

CHART_SPAN = timedelta(hours=2)
MOST_POINTS = 240


@dataclass(frozen=True)
class Figures:
    """The audience of an edition, a stage or a session. `definitions.py` says what each means."""

    watching: int
    peak: int
    peak_at: datetime | None
    unique: int
    registered: int
    watched_seconds: int

    @property
    def watched_hours(self) -> float:
        return self.watched_seconds / 3600


@dataclass(frozen=True)
class StageFigures:
    stage: Stage
    figures: Figures


@dataclass(frozen=True)
class SessionFigures:
    stage: Stage
    session: ReleasedSession
    figures: Figures
    broadcast_seconds: int
    """How long the session has been broadcast, up to now."""

    @property
    def average_minute(self) -> float:
        """Average minute audience; 0 for a session that has not begun."""
        length = self.broadcast_seconds
        return self.figures.watched_seconds / length if length else 0.0


@dataclass(frozen=True)
class Curve:
    """Samples of all stages side by side: one row an instant, None where there is none."""

    stages: list[Stage]
    rows: list[tuple[datetime, list[int | None]]]
    is_synthetic: bool


def board_part(stage: Stage, at: datetime) -> Json:
    """`{"at_least": number}`: how many watch, rounded down for the public."""
    return {"at_least": at_least(store.get_store().watching(stage.pk, at))}


class Report:
    """All figures of an edition at an instant; each table is read once."""

    def __init__(self, edition: Edition, at: datetime) -> None:
        self.edition = edition
        self.at = at
        self._store = store.get_store()

    @cached_property
    def orders(self) -> list[tuple[Stage, RunningOrder]]:
        return broadcast.running_orders(self.edition)

    @property
    def stages(self) -> list[Stage]:
        return [stage for stage, _order in self.orders]

    @cached_property
    def whole(self) -> Figures:
        """All stages together. The peak is that of a single stage: of sums nobody could say who
        was counted twice."""
        ids = [stage.pk for stage in self.stages]
        of_stages = [line.figures for line in self.by_stage]
        top = max(of_stages, key=lambda figures: figures.peak, default=None)
        return Figures(
            watching=sum(figures.watching for figures in of_stages),
            peak=top.peak if top else 0,
            peak_at=top.peak_at if top else None,
            unique=self._store.unique(ids),
            registered=Attendance.objects.filter(stage__in=ids).values("user").distinct().count(),
            watched_seconds=sum(figures.watched_seconds for figures in of_stages),
        )

    @cached_property
    def by_stage(self) -> list[StageFigures]:
        peaks = self._peaks()
        registered = self._registered()
        return [
            StageFigures(
                stage,
                Figures(
                    watching=self._store.watching(stage.pk, self.at),
                    peak=peaks.get(stage.pk, (0, None))[0],
                    peak_at=peaks.get(stage.pk, (0, None))[1],
                    unique=self._store.unique([stage.pk]),
                    registered=registered.get(stage.pk, 0),
                    watched_seconds=sum(
                        seconds
                        for (stage_id, _guid), seconds in self._watched.items()
                        if stage_id == stage.pk
                    ),
                ),
            )
            for stage in self.stages
        ]

    @cached_property
    def by_session(self) -> list[SessionFigures]:
        """The streamed sessions that have begun, in their order; five queries, besides what the
        store needs for each."""
        lines = [
            (stage, session)
            for stage, order in self.orders
            for session in order.sessions
            if session.is_streamed and session.starts_at <= self.at
        ]
        lines.sort(key=lambda line: line[1].starts_at)
        samples = self._samples()
        registered = self._registered_by_session()
        return [
            self._session_figures(stage, session, samples[stage.pk], registered)
            for stage, session in lines
        ]

    def _session_figures(
        self,
        stage: Stage,
        session: ReleasedSession,
        samples: list[Sample],
        registered: dict[tuple[int, str], int],
    ) -> SessionFigures:
        within = [sample for sample in samples if session.is_on_at(sample.at)]
        top = max(within, key=lambda sample: sample.viewers, default=None)
        until = min(session.ends_at, self.at)
        is_on = session.is_on_at(self.at)
        return SessionFigures(
            stage=stage,
            session=session,
            figures=Figures(
                watching=self._store.watching(stage.pk, self.at) if is_on else 0,
                peak=top.viewers if top else 0,
                peak_at=top.at if top else None,
                unique=self._store.unique([stage.pk], session.guid),
                registered=registered.get((stage.pk, session.guid), 0),
                watched_seconds=self._watched.get((stage.pk, session.guid), 0),
            ),
            broadcast_seconds=max(0, int((until - session.starts_at).total_seconds())),
        )

    @cached_property
    def curve(self) -> Curve:
        """The last two hours with samples, thinned to at most 240 instants."""
        ids = [stage.pk for stage in self.stages]
        latest = Sample.objects.filter(stage__in=ids, at__lte=self.at).aggregate(at=Max("at"))["at"]
        if latest is None:
            return Curve([], [], is_synthetic=False)
        samples = Sample.objects.filter(stage__in=ids, at__gt=latest - CHART_SPAN, at__lte=self.at)
        found: defaultdict[datetime, dict[int, int]] = defaultdict(dict)
        is_synthetic = False
        for sample in samples:
            found[sample.at][sample.stage_id] = sample.viewers
            is_synthetic = is_synthetic or sample.is_synthetic
        watched = {stage_id for row in found.values() for stage_id in row}
        stages = [stage for stage in self.stages if stage.pk in watched]
        step = max(1, -(-len(found) // MOST_POINTS))
        instants = sorted(found)[::-1][::step][::-1]
        rows = [(at, [found[at].get(stage.pk) for stage in stages]) for at in instants]
        return Curve(stages, rows, is_synthetic)

    @cached_property
    def holds_synthetic(self) -> bool:
        """Whether any figure rests on what the demonstration made."""
        return Minute.objects.filter(stage__edition=self.edition, is_synthetic=True).exists()

    @cached_property
    def _watched(self) -> dict[tuple[int, str], int]:
        rows = Minute.objects.filter(stage__edition=self.edition).order_by()
        sums = rows.values_list("stage_id", "session_guid").annotate(Sum("watched_seconds"))
        return {(stage_id, guid): seconds for stage_id, guid, seconds in sums}

    def _samples(self) -> defaultdict[int, list[Sample]]:
        by_stage: defaultdict[int, list[Sample]] = defaultdict(list)
        for sample in Sample.objects.filter(stage__edition=self.edition):
            by_stage[sample.stage_id].append(sample)
        return by_stage

    def _peaks(self) -> dict[int, tuple[int, datetime | None]]:
        """Stage → the largest sample and when it was first reached; two queries."""
        samples = Sample.objects.filter(stage__edition=self.edition)
        tops = samples.order_by().values_list("stage_id").annotate(Max("viewers"))
        wanted = Q(pk__in=[])
        for stage_id, viewers in tops:
            wanted |= Q(stage=stage_id, viewers=viewers)
        peaks: dict[int, tuple[int, datetime | None]] = {}
        for sample in samples.filter(wanted).order_by("at"):
            peaks.setdefault(sample.stage_id, (sample.viewers, sample.at))
        return peaks

    def _registered(self) -> dict[int, int]:
        rows = Attendance.objects.filter(stage__edition=self.edition).values_list("stage_id")
        return dict(rows.annotate(Count("user", distinct=True)))

    def _registered_by_session(self) -> dict[tuple[int, str], int]:
        rows = Attendance.objects.filter(stage__edition=self.edition)
        counts = rows.values_list("stage_id", "session_guid").annotate(Count("user"))
        return {(stage_id, guid): count for stage_id, guid, count in counts}


def platform_figures(edition: Edition) -> list[PlatformFigure]:
    """One query."""
    return list(PlatformFigure.objects.filter(edition=edition))
