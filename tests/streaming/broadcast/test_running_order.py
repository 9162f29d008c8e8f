from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from streaming.broadcast import queries
from streaming.broadcast.models import Stage
from streaming.broadcast.running_order import DOORS_OPEN, RunningOrder
from symposium.accounts.models import User
from symposium.program.actions import publish_program
from symposium.program.models import Session
from symposium.program.queries import released_program

BEIJING = ZoneInfo("Asia/Shanghai")
STARTS = datetime(2021, 12, 14, 1, 0, tzinfo=UTC)
ENDS = datetime(2021, 12, 14, 3, 0, tzinfo=UTC)
INSTANT = timedelta(seconds=1)


def _slug_on_air(order: RunningOrder, at: datetime) -> str | None:
    session = order.on_air(at)
    return session.slug if session else None


def test_an_end_belongs_to_what_follows(stage: Stage) -> None:
    order = queries.running_order(stage)
    assert _slug_on_air(order, STARTS - INSTANT) is None
    assert _slug_on_air(order, STARTS) == "opening"
    assert _slug_on_air(order, ENDS) is None


def test_what_is_not_broadcast_is_neither_on_air_nor_next(stage: Stage, now: datetime) -> None:
    order = queries.running_order(stage)
    assert [session.slug for session in order.sessions] == ["opening", "photo", "keynote"]
    assert _slug_on_air(order, now + timedelta(hours=2, minutes=10)) is None
    following = order.next_after(now)
    assert following is not None
    assert following.slug == "keynote"
    assert order.next_after(following.starts_at) is None


def test_a_session_may_be_shown_on_a_stage_of_another_room(
    stage: Stage, opening: Session, organizer: User, now: datetime
) -> None:
    second = Stage.objects.create(edition=stage.edition, slug="second", name={"en": "Second"})
    Session.objects.filter(pk=opening.pk).update(stage="second")
    publish_program(edition=stage.edition, by=organizer, at=now)
    shown = [[s.slug for s in queries.running_order(one).sessions] for one in (stage, second)]
    assert shown == [["photo", "keynote"], ["opening"]]
    released = released_program(stage.edition)
    found = [queries.stage_of(stage.edition, session) for session in released.sessions]
    assert found == [second, stage, stage]


def test_the_curtain_is_up_a_little_before_and_after(stage: Stage) -> None:
    order = queries.running_order(stage)
    shown = [
        order.shows_picture(at)
        for at in [
            STARTS - DOORS_OPEN - INSTANT,
            STARTS - DOORS_OPEN,
            ENDS + DOORS_OPEN - INSTANT,
            ENDS + DOORS_OPEN,
        ]
    ]
    assert shown == [False, True, True, False]


def test_the_day_is_the_visitor_s(stage: Stage) -> None:
    order = queries.running_order(stage)
    assert order.day_to_show(STARTS, BEIJING) == date(2021, 12, 14)
    assert order.day_to_show(STARTS, ZoneInfo("America/Lima")) == date(2021, 12, 13)
    assert order.day_to_show(STARTS + timedelta(days=40), BEIJING) == date(2021, 12, 14)
    assert len(order.on_day(date(2021, 12, 14), BEIJING)) == 3
    assert order.on_day(date(2021, 12, 15), BEIJING) == []


def test_it_is_over_when_the_last_broadcast_is(stage: Stage, now: datetime) -> None:
    order = queries.running_order(stage)
    assert not order.is_over(now + timedelta(hours=3))
    assert order.is_over(now + timedelta(hours=3, minutes=45))
    assert not RunningOrder(()).is_over(now)
    assert RunningOrder(()).day_to_show(now, BEIJING) is None


def test_a_stage_without_a_room_has_no_running_order(stage: Stage, now: datetime) -> None:
    stage.room = None
    assert queries.running_order(stage).sessions == ()
    assert queries.on_air(stage, now) is None
