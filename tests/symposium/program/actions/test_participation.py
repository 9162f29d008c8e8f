"""Saying yes to a session, and giving one up."""

import pytest

from symposium.accounts.models import AuditEntry, User
from symposium.program import actions
from symposium.program.models import Edition, Participation, Session, Speaker
from tests.conftest import NOW


@pytest.fixture
def second(edition: Edition, forum: Session, chair: Speaker) -> Speaker:
    """Two speak in the forum, and its status is open."""
    speaker = Speaker.objects.create(edition=edition, name={"en": "Second"})
    for who in [chair, speaker]:
        Participation.objects.create(session=forum, speaker=who, part="speaker", position=1)
    Session.objects.filter(pk=forum.pk).update(status=Session.Status.TENTATIVE)
    return speaker


def test_a_session_is_confirmed_when_all_who_speak_have_said_yes(
    forum: Session, chair: Speaker, second: Speaker, organizer: User
) -> None:
    first = actions.confirm_participation(session=forum, speaker=chair, by=organizer, at=NOW)
    assert (first.status, first.version) == ("tentative", 1)
    last = actions.confirm_participation(session=forum, speaker=second, by=organizer, at=NOW)
    assert (last.status, last.version) == ("confirmed", 2)
    again = actions.confirm_participation(session=forum, speaker=second, by=organizer, at=NOW)
    assert again.version == 2
    verbs = AuditEntry.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["session.participation_confirmed"] * 2 + ["session.changed"]


def test_who_has_confirmed_stays_confirmed_when_somebody_joins(
    forum: Session, chair: Speaker, second: Speaker, organizer: User
) -> None:
    actions.confirm_participation(session=forum, speaker=second, by=organizer, at=NOW)
    people = [
        actions.Person("Second", "speaker", second.guid),
        actions.Person("A Third", "speaker"),
    ]
    actions.edit_session(session=forum, version=1, values={}, people=people, by=organizer, at=NOW)
    told = forum.participations.values_list("speaker__name", "is_confirmed")
    assert [(str(name), said) for name, said in told] == [("Second", True), ("A Third", False)]


def test_the_others_go_on_without_who_leaves(
    forum: Session, chair: Speaker, second: Speaker, organizer: User
) -> None:
    actions.confirm_participation(session=forum, speaker=chair, by=organizer, at=NOW)
    left = actions.leave_session(session=forum, speaker=second, by=organizer, at=NOW)
    again = actions.leave_session(session=forum, speaker=second, by=organizer, at=NOW)
    assert (left.status, left.version, again.version) == ("confirmed", 3, 3)
    assert set(forum.participations.values_list("speaker", flat=True)) == {chair.pk}


def test_a_session_that_is_given_up_leaves_its_slot(forum: Session, organizer: User) -> None:
    cancelled = actions.cancel_session(session=forum, by=organizer, at=NOW)
    assert (cancelled.status, cancelled.room, cancelled.starts_at) == ("cancelled", None, None)
    assert cancelled.version == 2
