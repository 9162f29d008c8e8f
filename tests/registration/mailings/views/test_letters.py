"""Single letters, what came back, reminders, the edition's own words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from registration import emails
from registration.letters.kinds import KINDS
from registration.mailings import actions
from registration.mailings.bounces import Report
from registration.mailings.models import Letter, LetterWords, ReminderSwitch
from symposium.accounts.models import AuditEntry, User
from symposium.program.models import Edition
from tests.registration.conftest import Register
from tests.registration.mailings.conftest import Start
from tests.registration.mailings.views.test_mailings import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(organizer: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(organizer)


def own_words(**changes: str) -> dict[str, str]:
    said = words(**changes)
    del said["purpose"]
    return said


def test_the_editions_own_words_are_sent_with_the_part_that_people_need(
    browser: Client, make: Register, django_capture_on_commit_callbacks: Any
) -> None:
    person = make(display_name="Amina <i>")
    assert browser.post(page("kind", "confirmation"), own_words()).status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        emails.send_confirmation(person)
    [message] = mail.outbox
    assert message.subject == "Before you travel, Amina <i>"
    assert "- your page <http://127.0.0.1:8000/en/2021/me/>" in message.body
    assert person.code in message.body
    html = str(message.alternatives[0][0])
    assert "Dear <bdi>Amina &lt;i&gt;</bdi>," in html
    assert 'src="cid:registration-code"' in html
    assert AuditEntry.objects.filter(verb="letter_words.saved").count() == 1
    browser.post(page("drop", "confirmation"))
    browser.post(page("drop", "confirmation"))
    assert LetterWords.objects.count() == 0
    assert AuditEntry.objects.filter(verb="letter_words.dropped").count() == 1


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_can_be_reworded_and_looked_at(
    browser: Client, make: Register, kind: str
) -> None:
    make()
    answer = browser.get(page("kind", kind))
    assert "What we write" in answer.text
    assert "Dear Person 1," in answer.text
    answer = browser.post(page("kind", kind), own_words() | {"preview": "1"})
    assert answer.status_code == 200
    assert "Before you travel, Person 1" in answer.text
    extra = f"{{{KINDS[kind].extra[0]}}}" if KINDS[kind].extra else ""
    answer = browser.post(page("kind", kind), own_words(subject_en=f"S {extra}"))
    assert answer.status_code == 302


def test_words_of_an_unknown_kind(browser: Client, edition: Edition) -> None:
    assert browser.get(page("kind", "nonsense")).status_code == 404


def test_templates(browser: Client, edition: Edition) -> None:
    said = words() | {"name": "Travel"}
    assert browser.post(page("create_template"), said).status_code == 302
    template = edition.letter_templates.get()
    answer = browser.post(page("create_template"), said)
    assert answer.status_code == 422
    assert "There is a template with this name." in answer.text
    assert browser.post(page("template", template.pk), said).status_code == 302
    assert "Travel" in browser.get(page("words")).text
    assert browser.post(page("delete_template", template.pk)).status_code == 302
    assert edition.letter_templates.count() == 0


def test_a_letter_and_its_way_again(
    browser: Client, letter: Letter, now: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    Letter.objects.update(claimed_at=now, sent_at=now, subject="S", text="Dear Amina")
    answer = browser.get(page("letter", letter.pk))
    assert "Dear Amina" in answer.text
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(page("letter_again", letter.pk))
    assert [message.to for message in mail.outbox] == [["amina@example.net"]]
    assert AuditEntry.objects.filter(verb="letter.sent_again").count() == 1


def test_a_letter_of_a_stopped_mailing_stays(
    browser: Client, letter: Letter, organizer: User, now: datetime
) -> None:
    assert letter.mailing
    actions.cancel_mailing(mailing=letter.mailing, by=organizer, at=now)
    answer = browser.post(page("letter_again", letter.pk), follow=True)
    assert "is on its way, or its mailing is paused or stopped." in answer.text


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_what_came_back(
    browser: Client,
    make: Register,
    start: Start,
    count: int,
    now: datetime,
    django_assert_num_queries: Any,
) -> None:
    for _number in range(count):
        make()
    for one in start().letters.all():
        actions.record_report(report=Report(one.token, one.to, True, "5.1.1", "", "x"), at=now)
    browser.get(page("bounces"))
    with django_assert_num_queries(7):
        answer = browser.get(page("bounces"))
    assert answer.text.count("5.1.1") == count


def test_an_address_is_cleared(browser: Client, letter: Letter, now: datetime) -> None:
    report = Report(letter.token, letter.to, True, "5.1.1", "550 <b>no</b>", "x")
    bounce = actions.record_report(report=report, at=now)
    assert bounce
    assert "550 &lt;b&gt;no" in browser.get(page("bounces")).text
    browser.post(page("clear", bounce.pk))
    browser.post(page("clear", bounce.pk))
    assert "Nothing has come back" in browser.get(page("bounces")).text
    assert "Settled" in browser.get(page("bounces"), {"all": "1"}).text
    assert AuditEntry.objects.filter(verb="address.cleared").count() == 1


def test_reminders_are_switched(browser: Client, edition: Edition) -> None:
    assert "checked" in browser.get(page("reminders")).text
    browser.post(page("reminders"), {})
    browser.post(page("reminders"), {})
    assert ReminderSwitch.objects.get().is_on is False
    browser.post(page("reminders"), {"is_on": "on"})
    assert ReminderSwitch.objects.get().is_on is True
    assert AuditEntry.objects.filter(verb="reminders.switched").count() == 2


def test_letters_stand_on_the_timeline(letter: Letter) -> None:
    from registration import timeline

    assert letter.registration
    [entry] = [one for one in timeline.of(letter.registration) if "Letter" in one.text]
    assert entry.text == "Letter “Before you travel, …”: Waiting"
    assert entry.address == page("letter", letter.pk)
    Letter.objects.update(subject="S", claimed_at=timezone.now(), sent_at=timezone.now())
    [entry] = [one for one in timeline.of(letter.registration) if "Letter" in one.text]
    assert entry.text == "Letter “S”: Sent"
