"""Exact watch time of registered people, from beats to minutes on a certificate."""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from registration import attendance
from registration.attendance import Measured
from registration.models import Category, Registration
from streaming.audience import actions, watch_time
from streaming.audience.collector import Collector
from streaming.audience.models import WatchedDay
from streaming.audience.store import Store
from streaming.broadcast.models import Stage
from symposium.accounts.models import User
from symposium.program.models import Edition
from tests.streaming.audience.test_actions import _watch

MINUTE = timedelta(minutes=1)


@pytest.fixture
def registration(edition: Edition, delegate: User, now: datetime) -> Registration:
    category = Category.objects.create(edition=edition, slug="delegate", name={"en": "Delegate"})
    return Registration.objects.create(
        edition=edition,
        category=category,
        user=delegate,
        email=delegate.email,
        display_name="Delegate",
        mode="online",
        registered_at=now,
    )


def test_two_tabs_and_two_stages_count_once(
    store: Store,
    collector: Collector,
    stage: Stage,
    other_stage: Stage,
    registration: Registration,
    delegate: User,
    speaker: User,
    now: datetime,
) -> None:
    for tab in ["one", "two"]:
        _watch(collector, stage, viewer=tab, user=delegate, start=now, seconds=120)
    _watch(collector, other_stage, viewer="b", user=delegate, start=now + MINUTE, seconds=120)
    # Has no registration, and a stranger: neither is kept.
    _watch(collector, stage, viewer="s", user=speaker, start=now, seconds=60)
    _watch(collector, stage, viewer="x", start=now, seconds=60)
    for _run in range(2):
        actions.close_minutes(at=now + 10 * MINUTE, store=store)
    [day] = WatchedDay.objects.all()
    start = int(now.timestamp())
    assert (day.user, day.spans) == (delegate, [[start, start + 180]])
    measured = attendance.measured(stage.edition, [registration.pk])
    assert measured == {registration.pk: Measured(online_minutes=3, minutes=3)}


def test_what_is_played_after_the_last_session_does_not_count(
    stage: Stage, registration: Registration, delegate: User, now: datetime
) -> None:
    """The opening ends an hour after now."""
    for minutes in [59, 60, 61]:
        watch_time.keep(
            edition=stage.edition,
            starts_at=now + minutes * MINUTE,
            people={delegate.pk: (1 << 60) - 1},
        )
    measured = attendance.measured(stage.edition, [registration.pk])
    assert measured[registration.pk].online_minutes == 1


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_one_as_for_many(
    edition: Edition,
    registration: Registration,
    now: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    people = [User.objects.create_user(f"viewer{number}@example.net") for number in range(count)]
    for user in people:
        Registration.objects.create(
            edition=edition,
            category=registration.category,
            user=user,
            email=user.email,
            mode="online",
            registered_at=now,
        )
    seconds = {user.pk: 0b111 for user in people}
    watch_time.keep(edition=edition, starts_at=now, people=seconds)
    # Savepoint and its end, who is registered, their days, one update.
    with django_assert_num_queries(5):
        watch_time.keep(edition=edition, starts_at=now + MINUTE, people=seconds)
