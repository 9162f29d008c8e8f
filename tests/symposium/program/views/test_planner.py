"""The organizers' pages of the planner."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from symposium.accounts.models import User
from symposium.program import actions
from symposium.program.models import Edition, Room, ScheduleProposal, Session, Track
from symposium.program.planning.solver.request import Request, Wish, request_of
from tests.conftest import NOW
from tests.symposium.program.actions.test_proposals import found

State = ScheduleProposal.State
PLANNER = "/en/2021/organize/program/planner/"
SignedIn = Callable[[User], Client]


@pytest.fixture
def proposal(edition: Edition, organizer: User) -> ScheduleProposal:
    return actions.request_proposal(
        edition=edition, request=Request().as_json(), by=organizer, at=NOW
    )


def fields(**changed: Any) -> dict[str, Any]:
    """What the form sends when only the first day is to be planned."""
    return {
        "start": "standing",
        "moving": "all",
        "rooms": "any",
        "grid_minutes": "15",
        "seconds": "10",
        **{f"wish_{wish}": "1" for wish in Wish},
        "from_20211214": "09:00",
        "until_20211214": "18:00",
        **changed,
    }


def test_a_run_is_asked_for_and_begins_after_commit(
    signed_in: SignedIn,
    organizer: User,
    edition: Edition,
    forum: Session,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        response = signed_in(organizer).post(PLANNER, fields(wish_apart="5", rooms="standing"))
    run = edition.schedule_proposals.get()
    assert response["Location"] == f"{PLANNER}{run.guid}/"
    assert (run.state, run.start, run.requested_by) == (State.QUEUED, "standing", organizer)
    assert len(callbacks) == 1
    asked = request_of(run.request)
    assert asked.weight(Wish.APART) == 5
    assert [(day.starts_at, day.ends_at) for day in asked.days] == [
        (datetime(2021, 12, 14, 1, tzinfo=UTC), datetime(2021, 12, 14, 10, tzinfo=UTC))
    ]
    assert asked.rooms == {forum.track_id: frozenset({forum.room_id})}
    assert asked.locked == frozenset()


def test_what_stays_and_where_the_audience_is(
    signed_in: SignedIn, organizer: User, edition: Edition, forum: Session, evening: Session
) -> None:
    sent = fields(
        moving="tracks", tracks=["i"], kept=["evening"], zone_0="Africa/Nairobi", share_0="30"
    )
    signed_in(organizer).post(PLANNER, sent)
    asked = request_of(edition.schedule_proposals.get().request)
    assert asked.locked == {evening.pk}
    assert asked.zones == {"Africa/Nairobi": 30}
    assert asked.rooms == {}


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"from_20211214": ""}, "Give at least one day a time from and until."),
        ({"from_20211214": "25:00"}, "Enter a valid time."),
        ({"zone_0": "Mars/Base", "share_0": "3"}, "Choose a time zone from the list."),
        ({"zone_0": "Africa/Nairobi"}, "Say how many people are there."),
        ({"moving": "tracks"}, "Choose at least one track."),
        ({"kept": ["forum"]}, "Nothing may move, so there is nothing to plan."),
        ({"seconds": "100000"}, "Select a valid choice."),
    ],
)
def test_wrong_input_is_explained_and_kept(
    signed_in: SignedIn,
    organizer: User,
    edition: Edition,
    forum: Session,
    wrong: dict[str, Any],
    error: str,
) -> None:
    response = signed_in(organizer).post(PLANNER, fields(until_20211214="17:45", **wrong))
    content = response.content.decode()
    assert response.status_code == 200
    assert error in content
    assert 'value="17:45"' in content
    assert edition.schedule_proposals.count() == 0


def test_a_second_run_leads_to_the_first(
    signed_in: SignedIn, organizer: User, forum: Session, proposal: ScheduleProposal
) -> None:
    response = signed_in(organizer).post(PLANNER, fields(), follow=True)
    assert response.redirect_chain == [(f"{PLANNER}{proposal.guid}/", 302)]
    assert "The planner is at work already." in response.content.decode()


def test_progress_as_json_and_without_script(
    signed_in: SignedIn, organizer: User, proposal: ScheduleProposal
) -> None:
    actions.begin_proposal(key=proposal.pk, at=datetime.now(UTC))
    progress = {"solutions": 2, "cost": 50, "bound": 10, "seconds": 3.4}
    actions.keep_proposal(proposal=proposal, progress=progress, result={}, at=datetime.now(UTC))
    client = signed_in(organizer)
    response = client.get(f"{PLANNER}{proposal.guid}.json")
    assert response.json() == {
        "state": "running",
        "is_open": True,
        "has_places": False,
        "solutions": 2,
        "cost": 50,
        "bound": 10,
        "seconds": 3,
    }
    assert response["Cache-Control"] == "no-store"
    content = client.get(f"{PLANNER}{proposal.guid}/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in content
    assert "2 schedules so far after 3 s" in content


def test_a_dead_worker_is_seen(
    signed_in: SignedIn, organizer: User, proposal: ScheduleProposal
) -> None:
    actions.begin_proposal(key=proposal.pk, at=datetime.now(UTC) - timedelta(minutes=5))
    client = signed_in(organizer)
    assert client.get(f"{PLANNER}{proposal.guid}.json").json()["state"] == "failed"
    content = client.get(f"{PLANNER}{proposal.guid}/").content.decode()
    assert "The planner has ended without an answer" in content


def test_a_run_is_cancelled(
    signed_in: SignedIn, organizer: User, proposal: ScheduleProposal
) -> None:
    signed_in(organizer).post(f"{PLANNER}{proposal.guid}/cancel/")
    proposal.refresh_from_db()
    assert proposal.state == State.CANCELLED


def test_why_there_is_none(
    signed_in: SignedIn, organizer: User, proposal: ScheduleProposal
) -> None:
    proposal.state = State.IMPOSSIBLE
    proposal.conflict = {
        "is_minimal": True,
        "demands": [
            {"kind": "place", "session": {"en": "Whales & <b>co</b>"}, "minutes": 90},
            {"kind": "person_hours", "person": {"zh-hans": "主持人"}},
            {"kind": "stays", "session": {"en": "Opening"}, "starts_at": "2021-12-14T01:00:00Z"},
        ],
    }
    proposal.save()
    content = signed_in(organizer).get(f"{PLANNER}{proposal.guid}/").content.decode()
    assert "Give up any one of them" in content
    assert "“Whales &amp; &lt;b&gt;co&lt;/b&gt;” takes place (90 min)." in content
    assert "主持人 takes part within the hours that they have stated." in content
    assert "“Opening” stays where it is (2021-12-14 09:00)." in content


def test_the_difference_is_shown_and_a_part_of_it_applied(
    signed_in: SignedIn,
    organizer: User,
    proposal: ScheduleProposal,
    forum: Session,
    evening: Session,
    opening: Session,
    room: Room,
) -> None:
    found(proposal, (forum, room, 5), (evening, room, 8), (opening, room, -1))
    client = signed_in(organizer)
    content = client.get(f"{PLANNER}{proposal.guid}/").content.decode()
    assert "2 changes" in content
    assert "1 session stays where it is." in content
    assert content.count('name="session"') == 2
    assert content.count('class="planned ghost"') == 2
    assert content.count('class="planned moved"') == 2
    client.post(f"{PLANNER}{proposal.guid}/apply/", {"session": [str(forum.guid)]})
    forum.refresh_from_db()
    evening.refresh_from_db()
    assert (forum.starts_at, forum.version) == (NOW + timedelta(hours=5), 2)
    assert evening.version == 1
    assert client.get(f"{PLANNER}{proposal.guid}/").content.decode().count('name="session"') == 1


def test_a_refusal_names_what_has_changed_and_keeps_what_was_ticked(
    signed_in: SignedIn,
    organizer: User,
    proposal: ScheduleProposal,
    forum: Session,
    evening: Session,
    opening: Session,
    room: Room,
) -> None:
    found(proposal, (forum, room, 5), (evening, room, 8), (opening, room, 9.5))
    Session.objects.filter(pk=forum.pk).update(version=4)
    ticked = [str(forum.guid), str(evening.guid)]
    client = signed_in(organizer)
    response = client.post(f"{PLANNER}{proposal.guid}/apply/", {"session": ticked})
    content = response.content.decode()
    assert response.status_code == 409
    assert "Somebody has changed these sessions since the proposal was made: Oceans" in content
    assert content.count('name="session"') == 2
    assert content.count(" checked") == 1
    evening.refresh_from_db()
    assert evening.version == 1


def test_nothing_ticked_is_no_mistake_that_breaks(
    signed_in: SignedIn, organizer: User, proposal: ScheduleProposal
) -> None:
    url = f"{PLANNER}{proposal.guid}/apply/"
    assert signed_in(organizer).post(url).status_code == 302
    assert signed_in(organizer).post(url, {"session": ["x"]}).status_code == 302


def test_outsiders_see_nothing(
    signed_in: SignedIn, outsider: User, moderator: User, proposal: ScheduleProposal
) -> None:
    for user in (outsider, moderator):
        client = signed_in(user)
        for path in ("", f"{proposal.guid}/", f"{proposal.guid}.json"):
            assert client.get(PLANNER + path).status_code == 404
        for path in ("", f"{proposal.guid}/cancel/", f"{proposal.guid}/apply/"):
            assert client.post(PLANNER + path).status_code == 404


def test_a_run_of_another_edition_is_not_found(
    signed_in: SignedIn, organizer: User, other_edition: Edition, edition: Edition, outsider: User
) -> None:
    theirs = actions.request_proposal(
        edition=other_edition, request=Request().as_json(), by=outsider, at=NOW
    )
    assert signed_in(organizer).get(f"{PLANNER}{theirs.guid}/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_what_is_shown(
    count: int,
    signed_in: SignedIn,
    organizer: User,
    edition: Edition,
    room: Room,
    track: Track,
    proposal: ScheduleProposal,
    django_assert_num_queries: Any,
) -> None:
    sessions = [
        Session.objects.create(edition=edition, slug=f"s{n}", title={"en": f"S{n}"}, track=track)
        for n in range(count)
    ]
    found(proposal, *((session, room, 4 + n) for n, session in enumerate(sessions)))
    for _ in range(count - 1):
        ScheduleProposal.objects.create(
            edition=edition, state=State.FOUND, requested_by=organizer, requested_at=NOW
        )
    client = signed_in(organizer)
    with django_assert_num_queries(9):
        client.get(f"{PLANNER}{proposal.guid}/")
    with django_assert_num_queries(17):
        client.get(PLANNER)
