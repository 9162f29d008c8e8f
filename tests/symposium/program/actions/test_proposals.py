"""Runs of the planner and what is taken over of them."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from symposium.accounts.models import AuditEntry, User
from symposium.program import actions, queries
from symposium.program.models import Edition, Room, ScheduleProposal, Session, Waiver
from symposium.program.planning import rules
from symposium.program.planning.solver.request import Request
from tests.conftest import NOW

State = ScheduleProposal.State


@pytest.fixture
def proposal(edition: Edition, organizer: User) -> ScheduleProposal:
    return actions.request_proposal(
        edition=edition, request=Request().as_json(), by=organizer, at=NOW
    )


def place(session: Session, room: Room, hours: float) -> dict[str, Any]:
    """Where a proposal would have a session: so many hours after NOW."""
    return {
        "title": str(session),
        "room": room.pk,
        "starts_at": (NOW + timedelta(hours=hours)).isoformat(),
        "version": session.version,
        "from": {"room": session.room_id, "starts_at": None},
    }


def found(proposal: ScheduleProposal, *places: tuple[Session, Room, float]) -> ScheduleProposal:
    by_guid = {str(session.guid): place(session, room, at) for session, room, at in places}
    proposal.state = State.FOUND
    proposal.result = {"places": by_guid, "before": {}, "after": {}, "is_best": True}
    proposal.save()
    return proposal


def slots(edition: Edition) -> dict[str, tuple[str | None, float | None]]:
    return {
        session.slug: (
            session.room.slug if session.room else None,
            (session.starts_at - NOW).total_seconds() / 3600 if session.starts_at else None,
        )
        for session in edition.sessions.select_related("room")
    }


def test_one_run_at_a_time(edition: Edition, organizer: User, proposal: ScheduleProposal) -> None:
    with pytest.raises(actions.PlannerBusy):
        actions.request_proposal(edition=edition, request=Request().as_json(), by=organizer, at=NOW)
    assert edition.schedule_proposals.count() == 1


def test_a_dead_worker_does_not_stop_the_next_run(
    edition: Edition, organizer: User, proposal: ScheduleProposal
) -> None:
    assert actions.begin_proposal(key=proposal.pk, at=NOW)
    later = NOW + timedelta(minutes=2)
    second = actions.request_proposal(
        edition=edition, request=Request().as_json(), by=organizer, at=later
    )
    proposal.refresh_from_db()
    assert (proposal.state, second.state) == (State.FAILED, State.QUEUED)


def test_a_run_is_begun_once(proposal: ScheduleProposal) -> None:
    assert actions.begin_proposal(key=proposal.pk, at=NOW)
    assert actions.begin_proposal(key=proposal.pk, at=NOW) is None
    assert actions.begin_proposal(key=proposal.pk, at=NOW + timedelta(minutes=2)) is None
    proposal.refresh_from_db()
    assert proposal.state == State.FAILED


def test_a_waiting_run_is_cancelled_at_once(proposal: ScheduleProposal, organizer: User) -> None:
    actions.cancel_proposal(proposal=proposal, by=organizer, at=NOW)
    actions.cancel_proposal(proposal=proposal, by=organizer, at=NOW)
    assert actions.begin_proposal(key=proposal.pk, at=NOW) is None
    proposal.refresh_from_db()
    assert (proposal.state, proposal.ended_at) == (State.CANCELLED, NOW)
    assert AuditEntry.objects.filter(verb="proposal.cancelled").count() == 1


def test_a_running_one_learns_of_it_with_the_next_beat(
    proposal: ScheduleProposal, organizer: User
) -> None:
    actions.begin_proposal(key=proposal.pk, at=NOW)
    keep: dict[str, Any] = {"progress": {"cost": 7}, "result": {"places": {}}}
    assert not actions.keep_proposal(proposal=proposal, **keep, at=NOW)
    actions.cancel_proposal(proposal=proposal, by=organizer, at=NOW)
    assert actions.keep_proposal(proposal=proposal, **keep, at=NOW)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.progress) == (State.RUNNING, {"cost": 7})


def test_what_was_given_up_for_lost_stays_failed(proposal: ScheduleProposal) -> None:
    ScheduleProposal.objects.filter(pk=proposal.pk).update(state=State.FAILED)
    actions.end_proposal(
        proposal=proposal, state=State.FOUND, progress={}, result={}, conflict={}, at=NOW
    )
    proposal.refresh_from_db()
    assert proposal.state == State.FAILED


def test_two_sessions_change_places_in_one_go(
    edition: Edition,
    organizer: User,
    proposal: ScheduleProposal,
    forum: Session,
    opening: Session,
    room: Room,
    second_room: Room,
) -> None:
    """Row by row the room guard would refuse the first of them."""
    opening.starts_at, opening.ends_at = forum.starts_at, forum.ends_at
    opening.room = second_room
    opening.minutes = forum.minutes = 90
    opening.save()
    forum.save()
    before = slots(edition)
    found(proposal, (forum, second_room, 3.5), (opening, room, 3.5))
    guids = [str(forum.guid), str(opening.guid)]
    assert actions.apply_proposal(proposal=proposal, guids=guids, by=organizer, at=NOW) == 2
    after = slots(edition)
    assert (after["forum"], after["opening"]) == (before["opening"], before["forum"])
    forum.refresh_from_db()
    assert forum.version == 2
    entry = AuditEntry.objects.filter(verb="session.moved", target_id=str(forum.pk)).get()
    assert entry.changes == {"room": ["Main hall", "Room A"]}
    assert actions.apply_proposal(proposal=proposal, guids=guids, by=organizer, at=NOW) == 0


def test_a_part_is_applied_and_the_rest_left(
    edition: Edition,
    organizer: User,
    proposal: ScheduleProposal,
    forum: Session,
    evening: Session,
    room: Room,
) -> None:
    before = slots(edition)
    found(proposal, (forum, room, 5), (evening, room, 8))
    actions.apply_proposal(proposal=proposal, guids=[str(forum.guid)], by=organizer, at=NOW)
    assert slots(edition) == before | {"forum": ("main", 5)}


def test_what_has_changed_meanwhile_is_named_and_nothing_is_written(
    edition: Edition,
    organizer: User,
    proposal: ScheduleProposal,
    forum: Session,
    evening: Session,
    room: Room,
) -> None:
    found(proposal, (forum, room, 5), (evening, room, 8))
    actions.edit_session(session=forum, version=1, values={"kind": "panel"}, by=organizer, at=NOW)
    before = slots(edition)
    with pytest.raises(actions.ProposalStale) as refusal:
        actions.apply_proposal(
            proposal=proposal, guids=proposal.result["places"], by=organizer, at=NOW
        )
    assert refusal.value.titles == ["Oceans and climate"]
    assert slots(edition) == before
    actions.apply_proposal(proposal=proposal, guids=[str(evening.guid)], by=organizer, at=NOW)
    assert slots(edition) == before | {"evening": ("main", 8)}


def test_a_session_or_a_room_that_has_gone_is_named(
    organizer: User,
    proposal: ScheduleProposal,
    forum: Session,
    evening: Session,
    second_room: Room,
    edition: Edition,
) -> None:
    lost = Room.objects.create(edition=edition, slug="lost", name={"en": "Lost"})
    found(proposal, (forum, second_room, 5), (evening, lost, 8))
    lost.delete()
    forum.delete()
    with pytest.raises(actions.ProposalStale) as refusal:
        actions.apply_proposal(
            proposal=proposal, guids=proposal.result["places"], by=organizer, at=NOW
        )
    assert refusal.value.titles == ["Night of the stars", "Oceans and climate"]


def test_a_room_taken_meanwhile_is_refused_and_nothing_is_written(
    edition: Edition,
    organizer: User,
    proposal: ScheduleProposal,
    forum: Session,
    opening: Session,
    evening: Session,
    room: Room,
) -> None:
    found(proposal, (forum, room, 0.5), (evening, room, 8))
    before = slots(edition)
    with pytest.raises(actions.ProposalClashes, match="Main hall holds"):
        actions.apply_proposal(
            proposal=proposal, guids=proposal.result["places"], by=organizer, at=NOW
        )
    assert slots(edition) == before


def test_an_overlap_that_somebody_has_signed_for_is_applied(
    edition: Edition,
    organizer: User,
    proposal: ScheduleProposal,
    forum: Session,
    opening: Session,
    room: Room,
) -> None:
    found(proposal, (forum, room, 0.5))
    plan = queries.plan_of(edition)
    starts_at = NOW + timedelta(hours=0.5)
    moved = plan.by_id[forum.pk].moved(room_id=room.pk, starts_at=starts_at)
    [overlap] = [f for f in rules.findings(plan.having([moved])) if f.rule == "room_overlap"]
    Waiver.objects.create(
        edition=edition,
        key=overlap.key,
        rule=overlap.rule,
        reason="Posters",
        signed_by=organizer,
        signed_at=NOW,
    )
    actions.apply_proposal(proposal=proposal, guids=[str(forum.guid)], by=organizer, at=NOW)
    assert slots(edition)["forum"] == ("main", 0.5)


def both(act: Callable[[], None]) -> None:
    start = Barrier(2)

    def run() -> None:
        start.wait()
        try:
            act()
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_a_double_click_starts_one_run(edition: Edition, organizer: User) -> None:
    refused: list[str] = []

    def start() -> None:
        try:
            actions.request_proposal(
                edition=edition, request=Request().as_json(), by=organizer, at=NOW
            )
        except actions.PlannerBusy as refusal:
            refused.append(str(refusal))

    both(start)
    assert (edition.schedule_proposals.count(), len(refused)) == (1, 1)
