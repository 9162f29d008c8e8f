"""The outsider, and everybody else who is not meant, at each function."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from symposium.accounts.models import User
from symposium.calls import access, actions, links
from symposium.calls.models import Call, LateLink, Letter, Submission
from symposium.jury.models import Juror
from symposium.program.models import Edition
from tests.conftest import NOW


@pytest.fixture
def link(call: Call, organizer: User) -> LateLink:
    row = LateLink(call=call, name="Late", ends_at=call.closes_at)
    return actions.make_late_link(link=row, by=organizer, at=NOW)


def test_managers_only(
    edition: Edition,
    call: Call,
    submission: Submission,
    link: LateLink,
    organizer: User,
    speaker: User,
    outsider: User,
) -> None:
    letter = Letter.objects.get()
    roads: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
        (access.get_call_to_manage, (edition, "talks")),
        (access.get_submission_to_manage, (call, submission.code)),
        (access.get_late_link_to_manage, (call, link.guid)),
        (access.get_letter_to_manage, (call, letter.pk)),
    ]
    for road, arguments in roads:
        assert road(organizer, *arguments)
        for person in (outsider, speaker, AnonymousUser()):
            with pytest.raises(Http404):
                road(person, *arguments)


def test_a_proposal_is_its_authors(
    edition: Edition, submission: Submission, speaker: User, outsider: User, organizer: User
) -> None:
    assert access.get_submission_for(speaker, edition, submission.code) == submission
    for person in (outsider, organizer, AnonymousUser()):
        with pytest.raises(Http404):
            access.get_submission_for(person, edition, submission.code)
    with pytest.raises(Http404):
        access.get_speaker_of(submission, uuid4())
    with pytest.raises(Http404):
        access.get_file_of(submission, uuid4())


def test_a_call_is_reviewed_by_its_jury(
    edition: Edition, call: Call, jurors: list[Juror], organizer: User, outsider: User
) -> None:
    assert access.get_call_to_review(jurors[0].user, edition, "talks") == call
    Juror.objects.filter(pk=jurors[1].pk).update(left_at=NOW)
    for person in (jurors[1].user, organizer, outsider, AnonymousUser()):
        with pytest.raises(Http404):
            access.get_call_to_review(person, edition, "talks")


def test_an_unpublished_call_is_hidden(
    edition: Edition, call: Call, organizer: User, outsider: User
) -> None:
    assert access.get_call_for(AnonymousUser(), edition, "talks") == call
    Call.objects.update(is_published=False)
    assert access.get_call_for(organizer, edition, "talks") == call
    for person in (outsider, AnonymousUser()):
        with pytest.raises(Http404):
            access.get_call_for(person, edition, "talks")


def test_signed_links_open_what_they_are_for(
    edition: Edition, other_edition: Edition, submission: Submission, link: LateLink
) -> None:
    speaker = submission.speakers.get()
    invitation, late = links.invitation_token(speaker), links.late_token(link)
    assert access.get_invitation(edition, invitation) == speaker
    assert access.get_late_link(edition, late) == link
    for road, token in [
        (access.get_invitation, late),
        (access.get_late_link, invitation),
        (access.get_invitation, "x"),
        (access.get_late_link, "x"),
    ]:
        with pytest.raises(Http404):
            road(edition, token)
    with pytest.raises(Http404):
        access.get_late_link(other_edition, late)
    with pytest.raises(Http404):
        access.get_invitation(other_edition, invitation)
