"""Who may touch which question."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from streaming.broadcast.models import Stage
from streaming.questions import access
from streaming.questions.access import Participant
from streaming.questions.models import QuestionRoom
from symposium.accounts.models import User
from tests.streaming.questions.asking import Asks

pytestmark = pytest.mark.django_db


def test_moderators_reach_any_question_and_outsiders_none(
    stage: Stage, asks: Asks, moderator: User, organizer: User, delegate: User, outsider: User
) -> None:
    question = asks()
    for user in (moderator, organizer):
        assert access.get_question_for(user, stage, question.public_id) == question
    for stranger in (delegate, outsider, AnonymousUser()):
        with pytest.raises(Http404):
            access.get_question_for(stranger, stage, question.public_id)


def test_a_question_belongs_to_its_stage(stage: Stage, asks: Asks, moderator: User) -> None:
    question = asks()
    other = Stage.objects.create(edition=stage.edition, slug="other", name={"en": "Other"})
    with pytest.raises(Http404):
        access.get_question_for(moderator, other, question.public_id)


def test_everybody_reaches_what_is_public_and_nothing_else(stage: Stage, asks: Asks) -> None:
    waiting = asks()
    QuestionRoom.objects.create(stage=stage, is_moderated=False)
    public = asks()
    assert access.get_public_question_for(stage, public.public_id) == public
    with pytest.raises(Http404):
        access.get_public_question_for(stage, waiting.public_id)


def test_a_question_is_its_askers_own(
    stage: Stage, asks: Asks, viewer: Participant, outsider: User
) -> None:
    question = asks(by=viewer)
    assert access.get_own_question_for(viewer, stage, question.public_id) == question
    for other in (Participant(None, "other"), Participant(outsider, "viewer-one"), None):
        with pytest.raises(Http404):
            access.get_own_question_for(other, stage, question.public_id)


def test_a_person_is_one_in_every_browser_and_a_browser_is_no_name(delegate: User) -> None:
    assert Participant(delegate, "a").key == Participant(delegate, "b").key
    assert Participant(None, "a").key != Participant(None, "b").key
    assert "secret-id" not in Participant(None, "secret-id").key
