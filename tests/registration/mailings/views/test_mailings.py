"""Organizers' pages of mailings: written, looked at, started, watched."""

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from registration.mailings.models import Letter, LetterTemplate, Mailing
from registration.models import Category
from symposium.accounts.models import User
from symposium.program.models import Edition
from tests.registration.conftest import Register
from tests.registration.mailings.conftest import SUBJECT, TEXT, Draft, Start

pytestmark = pytest.mark.django_db
Counts = Callable[[int], Any]


@pytest.fixture
def browser(organizer: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(organizer)


def page(name: str, *args: object) -> str:
    return reverse(f"mailings:{name}", args=["2021", *args])


def words(**changes: str) -> dict[str, str]:
    said = {f"subject_{code}": text for code, text in SUBJECT.items()}
    said |= {f"text_{code}": text for code, text in TEXT.items()}
    return {"purpose": "necessary", **said, **changes}


def test_a_mailing_is_written_narrowed_and_started(
    browser: Client, make: Register, edition: Edition, django_assert_num_queries: Counts
) -> None:
    press = Category.objects.create(edition=edition, slug="press", name={"en": "Press"})
    reporter = make(category=press, display_name="Rita")
    make()
    answer = browser.post(page("create"), words())
    mailing = Mailing.objects.get()
    assert answer.headers["Location"] == page("recipients", mailing.pk)
    answer = browser.get(page("recipients", mailing.pk), {"category": "press"})
    assert "Rita" in answer.text
    assert "Write to this person" in answer.text
    browser.post(page("recipients", mailing.pk), {"category": "press"})
    answer = browser.get(page("mailing", mailing.pk))
    assert "Send 1 letter" in answer.text
    browser.post(page("start", mailing.pk), {"expected": "1"})
    browser.post(page("start", mailing.pk), {"expected": "1"})
    assert [one.registration for one in Letter.objects.all()] == [reporter]
    answer = browser.get(page("mailing", mailing.pk))
    assert "rita" in answer.text.lower()
    for action, state in [("pause", "paused"), ("resume", "sending"), ("cancel", "canceled")]:
        browser.post(page(action, mailing.pk))
        mailing.refresh_from_db()
        assert mailing.state == state


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"text_en": "Dear {nmae}"}, "This letter has no {nmae}."),
        ({"subject_en": "{name"}, "A brace is left over"),
        ({"subject_en": "{reason}"}, "This letter has no {reason}."),
        ({"text_zh-hans": ""}, "Write it in 简体中文 too"),
        ({"subject_zh-hans": ""}, "Write it in 简体中文 too"),
        ({"subject_fr": "Bonjour"}, "Français has a subject and no text."),
        ({"text_ru": "Текст"}, "Русский has a text and no subject."),
        ({"purpose": "spam"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    browser: Client, edition: Edition, changes: dict[str, str], error: str
) -> None:
    answer = browser.post(page("create"), words(**changes))
    assert answer.status_code == 422
    assert error in answer.text
    assert Mailing.objects.count() == 0
    for text in changes.values():
        if text != "spam":
            assert text in answer.text


def test_a_letter_is_looked_at_with_a_real_person_and_tried_on_oneself(
    browser: Client, make: Register, organizer: User, django_capture_on_commit_callbacks: Any
) -> None:
    make(display_name="Amina")
    zhang = make(display_name="张 <b>", language="zh-hans")
    answer = browser.post(page("create"), words() | {"preview": "1", "person": str(zhang.pk)})
    assert answer.status_code == 200
    assert "张 <b>" not in answer.text
    assert "<strong>张 &lt;b&gt;，出发之前</strong>" in answer.text
    assert "张 &lt;b&gt;：\n\n请携带护照。" in answer.text
    [frame] = re.findall(r'srcdoc="([^"]*)"', answer.text)
    assert "<p><bdi>张 &lt;b&gt;</bdi>：</p>" in unescape(frame)
    assert Mailing.objects.count() == 0
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(page("create"), words() | {"test": "1", "person": str(zhang.pk)})
    [message] = mail.outbox
    assert (message.to, message.subject) == ([organizer.email], "张 <b>，出发之前")
    assert Mailing.objects.count() == 0


def test_two_who_write_at_once_lose_nothing(browser: Client, draft: Draft) -> None:
    mailing = draft()
    path = page("edit", mailing.pk)
    assert browser.post(path, words(subject_en="Mine") | {"version": "1"}).status_code == 302
    answer = browser.post(path, words(subject_en="Yours") | {"version": "1"})
    assert answer.status_code == 422
    assert "Somebody else has changed this mailing meanwhile." in answer.text
    assert 'value="Yours"' in answer.text
    assert browser.post(path, words(subject_en="Yours") | {"version": "2"}).status_code == 302
    mailing.refresh_from_db()
    assert str(mailing.subject) == "Yours"


def test_a_filter_whose_thing_is_gone_reaches_nobody(
    browser: Client, make: Register, draft: Draft, edition: Edition
) -> None:
    make()
    mailing = draft()
    Mailing.objects.filter(pk=mailing.pk).update(wanted={"category": "gone"})
    answer = browser.get(page("mailing", mailing.pk))
    assert "is gone. Choose them again." in answer.text
    browser.post(page("start", mailing.pk), {"expected": "0"})
    browser.post(page("start", mailing.pk), {"expected": "1"})
    mailing.refresh_from_db()
    assert (mailing.state, Letter.objects.count()) == ("draft", 0)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list(
    browser: Client, draft: Draft, count: int, django_assert_num_queries: Counts
) -> None:
    for _number in range(count):
        draft()
    browser.get(page("mailings"))
    with django_assert_num_queries(7):
        browser.get(page("mailings"))


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_a_mailing(
    browser: Client,
    make: Register,
    start: Start,
    count: int,
    django_assert_num_queries: Counts,
) -> None:
    for _number in range(count):
        make()
    mailing = start()
    path = page("mailing", mailing.pk)
    browser.get(path)
    with django_assert_num_queries(10):
        browser.get(path)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_a_draft_and_of_its_recipients(
    browser: Client,
    make: Register,
    draft: Draft,
    count: int,
    django_assert_num_queries: Counts,
) -> None:
    for _number in range(count):
        make()
    mailing = draft()
    browser.get(page("mailing", mailing.pk))
    with django_assert_num_queries(14):
        browser.get(page("mailing", mailing.pk))
    with django_assert_num_queries(14):
        browser.get(page("recipients", mailing.pk))


def test_progress_is_told_as_numbers(browser: Client, make: Register, start: Start) -> None:
    make()
    mailing = start()
    answer = browser.get(page("progress", mailing.pk))
    assert answer.json() == {
        "state": "sending", "percent": 0, "done": 0, "addressed": 1, "waiting": 1, "going": 0,
        "sent": 0, "returned": 0, "failed": 0, "unclear": 0, "left_out": 0,
    }  # fmt: skip


def test_a_mailing_begins_with_a_template(browser: Client, edition: Edition, now: datetime) -> None:
    template = LetterTemplate.objects.create(
        edition=edition, name="Travel", subject={"en": "Trains"}, text={"en": "T"}, changed_at=now
    )
    answer = browser.get(page("create"), {"template": str(template.pk)})
    assert 'value="Trains"' in answer.text
    for odd in ("x", "999999", "-1", "1e9"):
        assert browser.get(page("create"), {"template": odd}).status_code == 200


@pytest.mark.parametrize("standing", ["waiting", "sent", "unclear", "left_out", "odd"])
def test_letters_are_narrowed_to_how_they_stand(
    browser: Client, make: Register, start: Start, standing: str
) -> None:
    make(display_name="Amina")
    mailing = start()
    answer = browser.get(page("mailing", mailing.pk), {"standing": standing})
    assert ("Amina" in answer.text) == (standing in {"waiting", "odd"})
