from datetime import datetime, timedelta

from streaming.audience import actions
from streaming.audience.beats import Beat, State
from streaming.audience.collector import Collector
from streaming.audience.models import Attendance, Minute, PlatformFigure, Sample
from streaming.audience.queries import Report
from streaming.audience.store import Store
from streaming.broadcast.models import Stage
from symposium.accounts.models import AuditEntry, User
from symposium.program.models import Session


def _watch(
    collector: Collector,
    stage: Stage,
    *,
    viewer: str,
    start: datetime,
    seconds: int,
    user: User | None = None,
) -> None:
    """Play without a break, a beat each 15 seconds."""
    for second in range(15, seconds + 1, 15):
        at = start + timedelta(seconds=second)
        beat = Beat(State.PLAYING, 15.0)
        actions.receive_beat(
            stage=stage, viewer=viewer, user=user, beat=beat, at=at, collector=collector
        )
    collector.flush(start + timedelta(seconds=seconds))


def test_a_sample_counts_who_is_there_once_a_slot(
    store: Store, collector: Collector, stage: Stage, now: datetime
) -> None:
    _watch(collector, stage, viewer="a", start=now, seconds=60)
    _watch(collector, stage, viewer="b", start=now, seconds=60)
    at = now + timedelta(seconds=61)
    for late in (0, 5):
        actions.take_samples(at=at + timedelta(seconds=late), store=store)
    sample = Sample.objects.get()
    assert (sample.stage, sample.viewers, sample.is_synthetic) == (stage, 2, False)
    assert sample.at == now + timedelta(seconds=60)


def test_a_curve_ends_at_zero_and_then_stops(
    store: Store, collector: Collector, stage: Stage, now: datetime
) -> None:
    _watch(collector, stage, viewer="a", start=now, seconds=15)
    for minutes in (1, 5, 11):
        actions.take_samples(at=now + timedelta(minutes=minutes), store=store)
    assert list(Sample.objects.values_list("viewers", flat=True)) == [1, 0]


def test_a_minute_is_counted_once_and_its_viewers_are_forgotten(
    store: Store, collector: Collector, stage: Stage, opening: Session, now: datetime
) -> None:
    # The second tab of the same browser adds nothing.
    for viewer in ("a", "a", "b"):
        _watch(collector, stage, viewer=viewer, start=now, seconds=90)
    assert actions.close_minutes(at=now + timedelta(seconds=119), store=store) == 0
    assert actions.close_minutes(at=now + timedelta(minutes=5), store=store) == 2
    rows = Minute.objects.values_list("session_guid", "viewers", "watched_seconds")
    assert list(rows) == [(str(opening.guid), 2, 120), (str(opening.guid), 2, 60)]
    assert store.open_minutes(now + timedelta(hours=1)) == []


def test_a_beat_that_comes_after_the_count_does_not_count_twice(
    store: Store, collector: Collector, stage: Stage, now: datetime
) -> None:
    later = now + timedelta(minutes=10)
    for _time in range(2):
        _watch(collector, stage, viewer="a", start=now, seconds=60)
        actions.close_minutes(at=later, store=store)
    assert list(Minute.objects.values_list("watched_seconds", flat=True)) == [60]


def test_signed_in_people_are_known_exactly(
    store: Store,
    collector: Collector,
    stage: Stage,
    opening: Session,
    delegate: User,
    speaker: User,
    now: datetime,
) -> None:
    # Two devices of the delegate overlap by a minute.
    _watch(collector, stage, viewer="phone", user=delegate, start=now, seconds=120)
    _watch(
        collector,
        stage,
        viewer="desk",
        user=delegate,
        start=now + timedelta(minutes=1),
        seconds=120,
    )
    _watch(collector, stage, viewer="s", user=speaker, start=now, seconds=30)
    _watch(collector, stage, viewer="x", start=now, seconds=30)
    at = now + timedelta(minutes=10)
    actions.close_minutes(at=at, store=store)
    rows = Attendance.objects.order_by("user__email").values_list(
        "user", "session_guid", "watched_seconds", "first_at", "last_at"
    )
    assert list(rows) == [
        (delegate.pk, str(opening.guid), 180, now, now + timedelta(minutes=3)),
        (speaker.pk, str(opening.guid), 30, now, now + timedelta(minutes=1)),
    ]


def test_the_report_of_an_edition(
    collector: Collector, stage: Stage, delegate: User, now: datetime
) -> None:
    """With the process's own store, as pages read it."""
    own = Collector(actions.get_store(), seconds=0)
    for number in range(6):
        _watch(own, stage, viewer=f"v{number}", start=now, seconds=60)
    _watch(own, stage, viewer="d", user=delegate, start=now, seconds=30)
    actions.take_samples(at=now + timedelta(seconds=60))
    actions.close_minutes(at=now + timedelta(minutes=3))
    report = Report(stage.edition, now + timedelta(seconds=60))
    assert (report.whole.watching, report.whole.peak, report.whole.unique) == (7, 7, 7)
    assert (report.whole.registered, report.whole.watched_seconds) == (1, 390)
    (line,) = report.by_session
    assert (line.figures.peak, line.figures.unique, line.figures.watched_seconds) == (7, 7, 390)
    # The opening began an hour before.
    assert line.broadcast_seconds == 3660
    assert round(line.average_minute, 3) == round(390 / 3660, 3)
    assert report.curve.rows == [(now + timedelta(seconds=60), [7])]
    assert not report.holds_synthetic


def test_a_platform_s_figure_is_written_down_with_its_source(
    stage: Stage, organizer: User, now: datetime
) -> None:
    figure = PlatformFigure(
        edition=stage.edition, provider="Bilibili", subject="Opening", value=233_000
    )
    actions.note_platform_figure(figure=figure, by=organizer, at=now)
    assert (figure.entered_by, figure.entered_at) == (organizer, now)
    actions.remove_platform_figure(figure=figure, by=organizer, at=now)
    assert not PlatformFigure.objects.exists()
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["platform_figure.noted", "platform_figure.removed"]
