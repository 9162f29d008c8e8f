"""The planner's task: eagerly, and once through a real worker."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from celery.contrib.testing.worker import start_worker
from celery.signals import task_postrun
from django.db import connection

from symposium.accounts.models import User
from symposium.celery import app
from symposium.program import actions, queries, tasks
from symposium.program.models import (
    Edition,
    Participation,
    Room,
    ScheduleProposal,
    Session,
    Speaker,
)
from symposium.program.planning import rules
from symposium.program.planning.plan import Window
from symposium.program.planning.solver.request import Request
from tests.conftest import NOW

State = ScheduleProposal.State
pytestmark = pytest.mark.django_db(transaction=True)
DAY = (Window(NOW, NOW + timedelta(hours=6)),)


def asked(edition: Edition, by: User, request: Request) -> ScheduleProposal:
    return actions.request_proposal(edition=edition, request=request.as_json(), by=by, at=NOW)


@pytest.fixture
def talks(edition: Edition, room: Room) -> list[Session]:
    return [
        Session.objects.create(
            edition=edition, slug=f"talk-{number}", title={"en": f"Talk {number}"}, minutes=60
        )
        for number in range(3)
    ]


def test_a_run_finds_a_schedule_that_can_be_applied(
    edition: Edition, organizer: User, talks: list[Session], chair: Speaker
) -> None:
    for talk in talks:
        Participation.objects.create(session=talk, speaker=chair)
    proposal = asked(edition, organizer, Request(seconds=3, days=DAY))
    tasks.propose_schedule(proposal.pk)
    proposal.refresh_from_db()
    assert proposal.state == State.FOUND
    assert proposal.result["places"].keys() == {str(talk.guid) for talk in talks}
    assert proposal.progress.keys() == {"solutions", "cost", "bound", "seconds"}
    actions.apply_proposal(proposal=proposal, guids=proposal.result["places"], by=organizer, at=NOW)
    plan = queries.plan_of(edition)
    assert len(plan.scheduled) == 3
    assert [found for found in rules.findings(plan) if found.severity == "block"] == []


def test_a_run_says_why_there_is_no_schedule(
    edition: Edition, organizer: User, talks: list[Session]
) -> None:
    hour = (Window(NOW, NOW + timedelta(hours=1)),)
    proposal = asked(edition, organizer, Request(seconds=3, days=hour))
    tasks.propose_schedule(proposal.pk)
    proposal.refresh_from_db()
    assert proposal.state == State.IMPOSSIBLE
    kinds = [demand["kind"] for demand in proposal.conflict["demands"]]
    assert kinds == ["place", "place", "days", "room_alone"]
    assert proposal.conflict["is_minimal"]


def test_a_cancelled_run_ends_soon_and_keeps_its_best(
    edition: Edition, organizer: User, room: Room, second_room: Room
) -> None:
    """Enough sessions that proving the best schedule takes longer than anybody waits."""
    people = [Speaker.objects.create(edition=edition, name={"en": f"P{n}"}) for n in range(12)]
    for number in range(60):
        talk = Session.objects.create(
            edition=edition, slug=f"t{number}", title={"en": f"T{number}"}, minutes=25
        )
        Participation.objects.create(session=talk, speaker=people[number % 12])
    proposal = asked(edition, organizer, Request(seconds=60, from_standing=False, grid_minutes=5))
    ScheduleProposal.objects.filter(pk=proposal.pk).update(wants_cancel=True)
    tasks.propose_schedule(proposal.pk)
    proposal.refresh_from_db()
    assert proposal.state in {State.CANCELLED, State.FOUND}
    assert len(proposal.result["places"]) == 60


def test_a_run_that_was_deleted_or_cancelled_does_nothing(
    edition: Edition, organizer: User
) -> None:
    proposal = asked(edition, organizer, Request())
    actions.cancel_proposal(proposal=proposal, by=organizer, at=NOW)
    tasks.propose_schedule(proposal.pk)
    tasks.propose_schedule(proposal.pk + 1)
    proposal.refresh_from_db()
    assert proposal.state == State.CANCELLED


def test_a_fault_of_the_planner_is_shown_and_another_run_may_start(
    edition: Edition, organizer: User, talks: list[Session]
) -> None:
    proposal = asked(edition, organizer, Request())
    ScheduleProposal.objects.filter(pk=proposal.pk).update(request={"from_standing": True})
    tasks.propose_schedule(proposal.pk)
    proposal.refresh_from_db()
    assert proposal.state == State.FAILED
    assert asked(edition, organizer, Request()).state == State.QUEUED


@pytest.fixture
def _worker_lets_go() -> Iterator[None]:
    """A worker's thread ends with the test, and so must its connection."""

    def close(**_signal: Any) -> None:
        connection.close()

    task_postrun.connect(close, weak=False)
    yield
    task_postrun.disconnect(close)


@pytest.mark.usefixtures("_worker_lets_go")
def test_through_a_real_worker(edition: Edition, organizer: User, talks: list[Session]) -> None:
    app.conf.task_always_eager = False
    app.conf.worker_hijack_root_logger = False
    proposal = asked(edition, organizer, Request(seconds=3, days=DAY))
    with start_worker(app, pool="solo", perform_ping_check=False, shutdown_timeout=30):
        tasks.propose_schedule.delay(proposal.pk)
        until = time.monotonic() + 30
        while time.monotonic() < until:
            proposal.refresh_from_db()
            if not proposal.is_open:
                break
            time.sleep(0.2)
    assert proposal.state == State.FOUND
    assert len(proposal.result["places"]) == 3
