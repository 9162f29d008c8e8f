"""The demonstration's audience: generated players for the past hour, and published figures.

The generated beats take the same road as real ones; whatever rests on them is marked as synthetic
and says nothing about the real symposium, whose published figures stand apart.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from streaming.audience import actions
from streaming.audience.beats import Beat, State
from streaming.audience.collector import Collector
from streaming.audience.models import Minute, PlatformFigure, Sample
from streaming.audience.store import get_store
from streaming.broadcast import queries as broadcast
from streaming.broadcast.models import Stage
from symposium.demonstration.steps import DATA
from symposium.program.models import Edition

VIEWERS = {"main": 240, "room-a": 20}
SPAN = timedelta(minutes=60)
STEP = timedelta(seconds=30)  # coarser than real beats: it is played while somebody waits
STALLS = 0.03
# Later each player watches so many minutes of so many, one after another.
STAY_MINUTES, TURN_MINUTES = 35, 90
SEED = 2021
PUBLISHED_BY = "CANSM, published report"
SOURCE_NOTE = (
    "Published by the organizers of BRISMIS 2021. The report does not say whether people or plays "
    "were counted; it stands here as viewers, as it was published."
)


def load(edition: Edition) -> None:
    """Note the published figures. `watch_the_past_hour` brings the generated audience."""
    event = json.loads((DATA / "program.json").read_text(encoding="utf-8"))["event"]
    for subject, key, is_approximate in [
        ("Opening ceremony", "viewers_opening", False),
        ("Symposium as a whole", "viewers_total", True),
    ]:
        PlatformFigure.objects.get_or_create(
            edition=edition,
            provider=PUBLISHED_BY,
            subject=subject,
            kind=PlatformFigure.Kind.VIEWERS,
            defaults={
                "value": event[key],
                "is_approximate": is_approximate,
                "source_note": SOURCE_NOTE,
                "entered_at": timezone.now(),
            },
        )


def watch_the_past_hour(edition: Edition, now: datetime) -> int:
    """Let generated players watch until `now`; answers how many, 0 when they did lately."""
    stages = {stage.slug: stage for stage in Stage.objects.of(edition)}
    synthetic = Sample.objects.filter(stage__edition=edition, is_synthetic=True)
    if synthetic.filter(at__gt=now - timedelta(minutes=15)).exists():
        return 0
    synthetic.delete()
    Minute.objects.filter(stage__edition=edition, is_synthetic=True).delete()
    chance = random.Random(SEED)  # noqa: S311 - repeatable on purpose
    viewers = [
        viewer
        for slug, count in VIEWERS.items()
        if slug in stages
        for viewer in _viewers(stages[slug], slug, count, chance)
    ]
    _play(viewers, chance, start=now - SPAN, now=now)
    return len(viewers)


def watch_now(edition: Edition, at: datetime) -> int:
    """Let generated players go on while sessions are on; one call every 15 seconds."""
    collector = Collector(get_store(), seconds=0)
    count = 0
    for stage, order in broadcast.running_orders(edition):
        if order.on_air(at) is None:
            continue
        for number in range(VIEWERS.get(stage.slug, 0)):
            if (at.timestamp() / 60 + number * 37) % TURN_MINUTES < STAY_MINUTES:
                _send(stage, f"synthetic-{stage.slug}-{number}", 15.0, at, collector)
                count += 1
    collector.flush(at)
    return count


@dataclass
class _Viewer:
    """One generated player: there from one share of the hour to another."""

    stage: Stage
    name: str
    comes: float
    leaves: float
    has_begun: bool = False


def _viewers(stage: Stage, slug: str, count: int, chance: random.Random) -> Iterator[_Viewer]:
    """Most come early and stay; some look in for a few minutes."""
    for number in range(count):
        comes = min(0.95, chance.expovariate(5))
        stays = chance.uniform(0.03, 0.15) if chance.random() < 0.3 else chance.uniform(0.4, 1.2)
        yield _Viewer(stage, f"synthetic-{slug}-{number}", comes, comes + stays)


@transaction.atomic
def _play(viewers: list[_Viewer], chance: random.Random, *, start: datetime, now: datetime) -> None:
    store = get_store()
    # Who was there in an earlier run would seem to come from the future.
    store.forget([], absent_since=now)
    collector = Collector(store, seconds=0)
    at = start
    while at <= now:
        share = (at - start) / SPAN
        for viewer in viewers:
            if viewer.comes <= share < viewer.leaves:
                _beat(viewer, chance, at, collector)
        collector.flush(at)
        actions.take_samples(at=at, store=store, is_synthetic=True)
        at += STEP
    actions.close_minutes(at=now, store=store, is_synthetic=True)


def _beat(viewer: _Viewer, chance: random.Random, at: datetime, collector: Collector) -> None:
    played = STEP.total_seconds() if viewer.has_begun and chance.random() > STALLS else 0.0
    _send(viewer.stage, viewer.name, played, at, collector)
    viewer.has_begun = True


def _send(stage: Stage, name: str, played: float, at: datetime, collector: Collector) -> None:
    beat = Beat(State.PLAYING, played)
    actions.receive_beat(stage=stage, viewer=name, user=None, beat=beat, at=at, collector=collector)
