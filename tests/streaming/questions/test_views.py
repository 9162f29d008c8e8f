"""Forms and pages without scripts."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from streaming.broadcast.models import Stage
from streaming.live import board
from streaming.questions import actions
from streaming.questions.models import Question, QuestionRoom, Upvote
from symposium.accounts.models import User
from symposium.lib import viewers
from tests.streaming.questions.asking import Asks

pytestmark = pytest.mark.django_db
HERE = "/en/2021/live/main/"
WATCHING = 0 if settings.REDIS_URL else 1
"""Queries for who watches: that stands in Redis, or in a table."""
SignIn = Callable[[User], Client]


@pytest.fixture
def browser(client: Client) -> Client:
    client.cookies[viewers.COOKIE] = viewers.new_token()
    return client


def test_a_stranger_asks_and_is_led_back(stage: Stage, client: Client) -> None:
    form = {"text": "How old?", "name": "", "client_id": "c"}
    answer = client.post(f"{HERE}questions/ask/", form)
    assert (answer.status_code, answer["Location"]) == (302, f"{HERE}#questions")
    question = Question.objects.get()
    assert (question.text, question.state, question.language) == ("How old?", "pending", "en")
    assert viewers.COOKIE in answer.cookies
    client.post(f"{HERE}questions/ask/", form)
    assert Question.objects.count() == 1


def test_a_refused_question_keeps_what_was_typed(stage: Stage, client: Client) -> None:
    QuestionRoom.objects.create(stage=stage, is_open=False)
    answer = client.post(f"{HERE}questions/ask/", {"text": "Still here?", "name": "Curator"})
    assert answer.status_code == 422
    assert b"Still here?" in answer.content
    assert b"Questions are closed at the moment." in answer.content
    empty = client.post(f"{HERE}questions/ask/", {"text": "", "name": "Curator"})
    assert b"Write your question first." in empty.content


def test_the_sixth_question_in_a_minute_has_to_wait(stage: Stage, browser: Client) -> None:
    for number in range(6):
        answer = browser.post(f"{HERE}questions/ask/", {"text": f"{number}?", "client_id": number})
    assert answer.status_code == 422
    assert Question.objects.count() == 5


def test_votes_by_form(stage: Stage, browser: Client, asks: Asks, unmoderated: object) -> None:
    question = asks()
    address = f"{HERE}questions/{question.public_id}/vote/"
    for on, votes in [("1", 1), ("1", 1), ("0", 0)]:
        assert browser.post(address, {"on": on}).status_code == 302
        assert Upvote.objects.count() == votes


def test_a_browser_that_refuses_cookies_cannot_vote(
    stage: Stage, client: Client, asks: Asks, unmoderated: object
) -> None:
    client.post(f"{HERE}questions/{asks().public_id}/vote/", {"on": "1"})
    assert Upvote.objects.count() == 0


def test_own_questions_can_be_taken_back(stage: Stage, browser: Client) -> None:
    browser.post(f"{HERE}questions/ask/", {"text": "Mine?", "client_id": "c"})
    question = Question.objects.get()
    address = f"{HERE}questions/{question.public_id}/withdraw/"
    assert Client().post(address).status_code == 404
    assert browser.post(address).status_code == 302
    question.refresh_from_db()
    assert question.state == "withdrawn"


@pytest.mark.parametrize("page", ["", "questions/", "projector/"])
def test_text_of_strangers_is_never_markup(
    stage: Stage, client: Client, asks: Asks, moderator: User, now: datetime, page: str
) -> None:
    question = asks("<img src=x onerror=alert(1)>")
    actions.publish(question=question, by=moderator, at=now)
    actions.pin(question=question, by=moderator, at=now)
    body = client.get(f"{HERE}{page}").content.decode()
    assert "<img src=x" not in body
    assert "&lt;img src=x onerror=alert(1)&gt;" in body


@pytest.mark.parametrize(("page", "queries"), [("questions/", 4), ("projector/", 8 + WATCHING)])
def test_public_pages_ask_the_same_of_the_database_however_many_questions(
    stage: Stage,
    client: Client,
    asks: Asks,
    unmoderated: object,
    page: str,
    queries: int,
    django_assert_num_queries: Any,
) -> None:
    client.get(f"{HERE}{page}")
    for _ in range(2):
        asks()
        asks()
        board.forget()
        with django_assert_num_queries(queries):
            assert client.get(f"{HERE}{page}").status_code == 200


def test_moderators_work_without_scripts(
    stage: Stage, asks: Asks, moderator: User, signed_in: SignIn
) -> None:
    question, browser = asks(), signed_in(moderator)
    page = browser.get(f"{HERE}moderate/")
    assert page.status_code == 200
    assert question.text.encode() in page.content
    for verb, state in [
        ("publish", "published"),
        ("pin", "published"),
        ("answer", "answered"),
        ("publish", "published"),
        ("decline", "declined"),
        ("requeue", "pending"),
    ]:
        answer = browser.post(f"{HERE}moderate/{question.public_id}/", {"verb": verb})
        assert answer["Location"] == f"{HERE}moderate/"
        question.refresh_from_db()
        assert question.state == state
    assert browser.post(f"{HERE}moderate/{question.public_id}/", {"verb": "x"}).status_code == 400


def test_the_moderators_page_asks_the_same_at_one_and_at_three_rows(
    stage: Stage, asks: Asks, moderator: User, signed_in: SignIn, django_assert_num_queries: Any
) -> None:
    browser = signed_in(moderator)
    asks()
    browser.get(f"{HERE}moderate/")
    for _ in range(2):
        asks()
        board.forget()
        with django_assert_num_queries(13 + WATCHING):
            browser.get(f"{HERE}moderate/")


def test_outsiders_see_no_moderators_page(
    stage: Stage, asks: Asks, outsider: User, delegate: User, signed_in: SignIn, client: Client
) -> None:
    question = asks()
    paths = ["moderate/", f"moderate/{question.public_id}/", "moderate/rules/", "queue.json"]
    for path in paths:
        for user in (outsider, delegate):
            browser = signed_in(user)
            answers = {browser.get(HERE + path).status_code, browser.post(HERE + path).status_code}
            assert answers <= {404, 405}
        assert client.post(HERE + path).status_code in {302, 405}
    question.refresh_from_db()
    assert question.version == 1


def test_rules_are_changed_by_form(stage: Stage, moderator: User, signed_in: SignIn) -> None:
    browser = signed_in(moderator)
    browser.post(f"{HERE}moderate/rules/", {"is_open": "on", "max_length": 200})
    room = QuestionRoom.objects.get()
    assert (room.is_open, room.is_moderated, room.max_length) == (True, False, 200)
    assert browser.post(f"{HERE}moderate/rules/", {"max_length": 9}).status_code == 422


def test_public_questions_as_data(
    stage: Stage, client: Client, asks: Asks, moderator: User, now: datetime
) -> None:
    asks("Waiting?")
    open_, answered = asks("Open?"), asks("Answered?")
    actions.publish(question=open_, by=moderator, at=now)
    actions.answer(question=answered, by=moderator, at=now, answer_text="Yes.")
    rows = client.get("/api/v1/editions/2021/stages/main/questions").json()
    assert [(row["text"], row["state"], row["answer_text"]) for row in rows] == [
        ("Open?", "published", ""),
        ("Answered?", "answered", "Yes."),
    ]
    assert client.get("/api/v1/editions/2021/stages/none/questions").status_code == 404


@pytest.mark.parametrize("forged", ["forged", "", "a:b", '"\x00"'])
def test_a_forged_cookie_makes_nobody_somebody_else(stage: Stage, forged: str) -> None:
    askers = set()
    for number in range(2):
        browser = Client()
        browser.cookies[viewers.COOKIE] = forged
        form = {"text": "How old?", "name": "", "client_id": "c"}
        answer = browser.post(f"{HERE}questions/ask/", form)
        assert viewers.id_in(answer.cookies[viewers.COOKIE].value)
        askers.add(Question.objects.order_by("pk")[number].asker)
    assert len(askers) == 2
