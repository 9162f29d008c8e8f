"""The jury's desk: blind, one's own alone, the same cost however long."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.models import User
from symposium.calls import actions
from symposium.calls.models import (
    Call,
    Submission,
    SubmissionSpeaker,
)
from symposium.jury.models import Assignment, Criterion, Juror, Note, Review
from tests.conftest import NOW
from tests.symposium.calls.conftest import propose

SignIn = Callable[[User], Client]
MINE = "/en/2021/calls/mine/"
DESK = "/en/2021/organize/calls/talks/"


def test_a_juror_judges_blind_and_is_led_to_the_next(
    call: Call, submission: Submission, assignments: list[Assignment], signed_in: SignIn
) -> None:
    SubmissionSpeaker.objects.update(name="Secret Name", institution_name="Secret Museum")
    assignment = assignments[0]
    client = signed_in(assignment.juror.user)
    path = f"/en/2021/reviews/talks/{assignment.guid}/"
    assert client.get("/en/2021/reviews/").status_code == 200
    for address in ("/en/2021/reviews/talks/", path):
        page = client.get(address).content.decode()
        assert "What a whale tells" in page
        for secret in ("Secret Name", "Secret Museum", submission.owner.email, submission.code):
            assert secret not in page
    criteria = {f"score_{one.pk}": "4" for one in Criterion.objects.all()}
    draft = client.post(path, {"version": "0", **dict(list(criteria.items())[:1])})
    assert draft["Location"] == path
    assert Review.objects.get().submitted_at is None
    gaps = client.post(path, {"version": "1", "submit": "1"})
    assert gaps.status_code == 422
    assert "Choose what you recommend." in gaps.content.decode()
    stale = client.post(
        path, {"version": "0", "recommendation": "accept", "submit": "1", **criteria}
    )
    assert stale.status_code == 409
    done = client.post(
        path, {"version": "1", "recommendation": "accept", "submit": "1", **criteria}
    )
    assert done["Location"] == "/en/2021/reviews/talks/"
    assert Review.objects.get().submitted_at is not None
    client.post(f"{path}note/", {"text": "I know more."})
    assert Note.objects.get().text == "I know more."


def test_a_juror_reads_nothing_that_is_not_assigned(
    call: Call,
    assignments: list[Assignment],
    jurors: list[Juror],
    organizer: User,
    delegate: User,
    signed_in: SignIn,
) -> None:
    taken = {row.juror_id for row in assignments}
    [free] = [juror for juror in jurors if juror.pk not in taken]
    path = f"/en/2021/reviews/talks/{assignments[0].guid}/"
    for person in (free.user, delegate, organizer):
        client = signed_in(person)
        assert client.get(path).status_code == 404
        assert client.post(path, {"version": "0"}).status_code == 404
        assert client.post(f"{path}conflict/", {"note": ""}).status_code == 404
        assert client.post(f"{path}note/", {"text": "x"}).status_code == 404
    assert signed_in(free.user).get("/en/2021/reviews/talks/").status_code == 200
    assert signed_in(organizer).get("/en/2021/reviews/talks/").status_code == 404
    assert not Review.objects.exists()


def test_a_conflict_hands_the_entry_over(assignments: list[Assignment], signed_in: SignIn) -> None:
    row = assignments[0]
    client = signed_in(row.juror.user)
    answer = client.post(f"/en/2021/reviews/talks/{row.guid}/conflict/", {"note": "A friend"})
    assert answer["Location"] == "/en/2021/reviews/talks/"
    assert not Assignment.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_a_jurors_list_costs_the_same_however_long_it_is(
    call: Call,
    submission: Submission,
    jurors: list[Juror],
    organizer: User,
    signed_in: SignIn,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count - 1):
        propose(call, f"author-{number}")
    call.procedure.reviews_per_entry = 4
    call.procedure.save()
    actions.assign_reviews(call=call, by=organizer, at=NOW)
    client = signed_in(jurors[0].user)
    with django_assert_num_queries(8):
        page = client.get("/en/2021/reviews/talks/").content.decode()
    assert page.count("To do") == count
