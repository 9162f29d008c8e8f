"""Asking, voting, moderating: rules, events, audit."""

import json
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from streaming.broadcast.models import Stage
from streaming.questions import actions, queries
from streaming.questions.access import Participant
from streaming.questions.models import Question, QuestionRoom, Upvote
from symposium.accounts.models import AuditEntry, User
from symposium.lib import eventlog
from tests.streaming.questions.asking import Asks

pytestmark = pytest.mark.django_db
Heard = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def heard(stage: Stage, django_capture_on_commit_callbacks: Any) -> Any:
    """What a stream has heard since the test began; `heard("moderators")`."""
    log = eventlog.get_log()
    streams = {audience: f"{stage.key}:{audience}" for audience in ("public", "moderators")}
    since = {audience: log.last_position(stream) for audience, stream in streams.items()}
    context = django_capture_on_commit_callbacks(execute=True)
    context.__enter__()

    def types(audience: str = "public") -> list[str]:
        context.__exit__(None, None, None)
        entries = log.read(streams[audience], since[audience])
        return [json.loads(entry.body)["type"] for entry in entries]

    return types


def test_a_question_waits_for_the_moderator(asks: Asks, heard: Any) -> None:
    question = asks()
    assert question.state == "pending"
    assert question.is_anonymous
    assert heard("public") == []


def test_a_stage_without_moderation_publishes_at_once(
    asks: Asks, unmoderated: QuestionRoom, heard: Any, now: datetime
) -> None:
    question = asks()
    assert (question.state, question.published_at) == ("published", now)
    assert heard() == ["question.published"]


def test_the_same_client_id_asks_once(stage: Stage, viewer: Participant, now: datetime) -> None:
    ask = {"stage": stage, "participant": viewer, "text_given": "Once?", "client_id": "c1"}
    assert actions.ask(**ask, at=now) == actions.ask(**ask, at=now + timedelta(seconds=9))
    assert Question.objects.count() == 1


def test_a_name_is_shown_unless_it_was_to_be_hidden(
    stage: Stage, viewer: Participant, now: datetime
) -> None:
    ask = {"stage": stage, "participant": viewer, "text_given": "Who?", "at": now}
    named = actions.ask(**ask, client_id="1", display_name="Curator")
    hidden = actions.ask(**ask, client_id="2", display_name="Curator", is_anonymous=True)
    assert (named.shown_name, hidden.shown_name) == ("Curator", "")


@pytest.mark.parametrize(
    ("rules", "text", "refusal"),
    [
        ({"is_open": False}, "Open?", actions.QuestionsClosed),
        ({"allows_anonymous": False}, "Who am I?", actions.NameNeeded),
        ({}, " \u202e\n ", actions.EmptyQuestion),
        ({"max_length": 50}, "x" * 51, actions.TooLong),
    ],
)
def test_rules_of_the_stage_refuse(
    stage: Stage, asks: Asks, rules: dict[str, Any], text: str, refusal: type[Exception]
) -> None:
    QuestionRoom.objects.create(stage=stage, **rules)
    with pytest.raises(refusal):
        asks(text)
    assert Question.objects.count() == 0


def test_a_full_list_sends_the_next_question_to_the_queue(
    asks: Asks, unmoderated: QuestionRoom, now: datetime
) -> None:
    asks()
    question = Question.objects.get()
    Question.objects.bulk_create(
        Question(
            stage=question.stage,
            asker=f"a{number}",
            client_id="c",
            state="published",
            asked_at=now,
            published_at=now,
        )
        for number in range(actions.MOST_OPEN - 1)
    )
    assert asks().state == "pending"


def test_only_a_vote_that_changes_something_counts(
    asks: Asks, stage: Stage, unmoderated: QuestionRoom, viewer: Participant, now: datetime
) -> None:
    question = asks()
    vote = {"stage": stage, "question": question.public_id, "participant": viewer, "at": now}
    assert actions.upvote(**vote, is_on=True) == actions.Tally(1, 1)
    assert actions.upvote(**vote, is_on=True) == actions.Tally(1, 1)
    assert actions.upvote(**vote, is_on=False) == actions.Tally(0, 2)
    assert actions.upvote(**vote, is_on=False) == actions.Tally(0, 2)


def test_many_wishes_are_one_transaction(
    asks: Asks,
    stage: Stage,
    unmoderated: QuestionRoom,
    now: datetime,
    django_assert_num_queries: Any,
    heard: Any,
) -> None:
    first, second = asks("First?"), asks("Second?")
    wishes = [
        actions.Wish(stage.pk, question.public_id, f"voter{number}", is_on=True)
        for number in range(100)
        for question in (first, second)
    ]
    wishes += [
        actions.Wish(stage.pk, first.public_id, "voter7", is_on=False),
        actions.Wish(stage.pk, "nosuchone", "voter1", is_on=True),
        actions.Wish(stage.pk + 1, first.public_id, "voter1", is_on=True),
    ]
    # Savepoint and release, lock, insert, delete, count, update.
    with django_assert_num_queries(7):
        tallies = actions.change_upvotes(wishes=wishes, at=now)
    assert tallies[-3:] == [actions.Tally(99, 1), None, None]
    assert tallies[1] == actions.Tally(100, 1)
    assert Upvote.objects.count() == 199
    assert heard() == ["question.published"] * 2 + ["question.voted"] * 2


def test_what_is_not_open_cannot_be_voted_for(
    asks: Asks, stage: Stage, viewer: Participant, now: datetime
) -> None:
    question = asks()
    with pytest.raises(actions.NotVotable):
        actions.upvote(
            stage=stage, question=question.public_id, participant=viewer, is_on=True, at=now
        )


def test_a_moderator_publishes_pins_and_answers(
    asks: Asks, moderator: User, now: datetime, heard: Any
) -> None:
    question = asks()
    act = {"question": question, "by": moderator, "at": now}
    assert actions.publish(**act).state == "published"
    assert actions.publish(**act).version == 2
    assert actions.pin(**act).is_pinned
    answered = actions.answer(**act)
    assert (answered.state, answered.answer, answered.is_pinned) == ("answered", "aloud", False)
    assert heard() == [
        "question.published",
        "question.edited",
        "question.pinned",
        "question.answered",
        "question.pinned",
    ]
    assert list(AuditEntry.objects.order_by("id").values_list("verb", flat=True)) == [
        "question.published",
        "question.pinned",
        "question.answered",
    ]


def test_everything_can_be_undone(asks: Asks, moderator: User, now: datetime) -> None:
    question = asks()
    act = {"question": question, "by": moderator, "at": now}
    actions.answer(**act, answer_text="180 million years.")
    reopened = actions.publish(**act)
    assert (reopened.state, reopened.answer, reopened.answer_text) == ("published", "", "")
    assert actions.decline(**act, reason="Off topic").reason == "Off topic"
    back = actions.requeue(**act)
    assert (back.state, back.reason) == ("pending", "")


def test_one_question_is_pinned_at_a_time(
    asks: Asks, stage: Stage, unmoderated: QuestionRoom, moderator: User, now: datetime
) -> None:
    first, second = asks("First?"), asks("Second?")
    actions.pin(question=first, by=moderator, at=now)
    actions.pin(question=second, by=moderator, at=now)
    assert queries.pinned(stage) == second
    assert queries.board_part(stage)["pinned"] == second.public_id


def test_what_waits_cannot_be_pinned(asks: Asks, moderator: User, now: datetime) -> None:
    with pytest.raises(actions.NotOpen):
        actions.pin(question=asks(), by=moderator, at=now)


def test_an_edit_keeps_what_was_asked(asks: Asks, moderator: User, now: datetime) -> None:
    question = asks("how old??")
    edited = actions.edit(question=question, by=moderator, at=now, text_given="How old is it?")
    assert (edited.text, edited.original_text) == ("How old is it?", "how old??")
    assert edited.is_edited
    with pytest.raises(actions.EmptyQuestion):
        actions.edit(question=question, by=moderator, at=now, text_given=" ")


def test_the_asker_takes_a_question_back(
    asks: Asks, unmoderated: QuestionRoom, moderator: User, now: datetime, heard: Any
) -> None:
    question = asks()
    assert actions.withdraw(question=question, at=now).state == "withdrawn"
    with pytest.raises(actions.AlreadyWithdrawn):
        actions.publish(question=question, by=moderator, at=now)
    assert heard() == ["question.published", "question.hidden"]


def test_an_answered_question_stays_in_the_record(
    asks: Asks, moderator: User, now: datetime
) -> None:
    question = asks()
    actions.answer(question=question, by=moderator, at=now)
    assert actions.withdraw(question=question, at=now).state == "answered"


@pytest.mark.django_db(transaction=True)
def test_one_person_who_votes_eight_times_at_once_counts_once(
    stage: Stage, unmoderated: QuestionRoom, asks: Asks, now: datetime
) -> None:
    question = asks()
    ready = threading.Barrier(8)

    def vote() -> None:
        ready.wait()
        wish = actions.Wish(stage.pk, question.public_id, "same", is_on=True)
        actions.change_upvotes(wishes=[wish], at=now)
        connection.close()

    threads = [threading.Thread(target=vote) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    question.refresh_from_db()
    assert (question.votes_count, Upvote.objects.count()) == (1, 1)
