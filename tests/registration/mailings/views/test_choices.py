"""Readers choose which letters they get, by the link in each."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from registration.mailings import access, delivery
from registration.mailings.models import LetterChoice
from symposium.accounts.models import User
from symposium.program.models import Edition
from tests.registration.conftest import Register
from tests.registration.mailings.conftest import Start

pytestmark = pytest.mark.django_db


def address(edition: Edition, topic: str = access.NEWS) -> str:
    token = access.token_for(edition, "amina@example.net", topic)
    return reverse("mailings:choices", args=[edition.slug, token])


@pytest.mark.parametrize("topic", access.TOPICS)
def test_one_click_refuses_what_the_letter_was(edition: Edition, topic: str) -> None:
    client = Client(enforce_csrf_checks=True)
    path = address(edition, topic)
    for _time in range(2):
        answer = client.post(
            path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
        )
        assert (answer.status_code, answer.content) == (204, b"")
    choice = LetterChoice.objects.get()
    refused = [name for name in access.TOPICS if not getattr(choice, f"takes_{name}")]
    assert refused == sorted({topic, "soon"}, key=access.TOPICS.index)


def test_looking_changes_nothing_and_one_can_come_back(edition: Edition) -> None:
    client = Client(enforce_csrf_checks=True)
    path = address(edition)
    answer = client.get(path)
    assert answer.status_code == 200
    assert "amina@example.net" in answer.text
    assert LetterChoice.objects.count() == 0
    client.post(path, {})
    choice = LetterChoice.objects.get()
    assert (choice.takes_news, choice.takes_day, choice.takes_soon) == (False, False, False)
    client.post(path, {"takes_news": "on", "takes_soon": "on"})
    choice.refresh_from_db()
    assert (choice.takes_news, choice.takes_day, choice.takes_soon) == (True, False, True)
    assert client.get(path[:-2] + "x/").status_code == 404


def test_news_say_how_to_unsubscribe_and_necessary_letters_do_not(
    make: Register, start: Start, edition: Edition
) -> None:
    make(email="amina@example.net", display_name="Eve\r\nBcc: x@example.org", language="ar")
    for purpose in ("news", "necessary"):
        start(purpose=purpose)
    delivery.send_letters()
    news, necessary = [message.message() for message in mail.outbox]
    path = address(edition).replace("/en/", "/ar/")
    assert news["List-Unsubscribe"] == f"<http://127.0.0.1:8000{path}>"
    assert news["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert necessary["List-Unsubscribe"] is None
    assert path in mail.outbox[0].body
    assert news["Bcc"] is None
    assert news["Auto-Submitted"] == "auto-generated"
    assert news["Message-ID"].startswith("<letter.")
    assert news["Message-ID"] != necessary["Message-ID"]
    assert mail.outbox[0].recipients() == ["amina@example.net"]


def test_reports_go_to_the_envelopes_sender(
    make: Register, start: Start, edition: Edition, settings: "object"
) -> None:
    settings.BOUNCES_TO = "bounces@example.org"  # type: ignore[attr-defined]  # of pytest-django
    make()
    start()
    delivery.send_letters()
    [message] = mail.outbox
    assert message.from_email == "bounces@example.org"
    assert message.message()["From"] == "BRISMIS secretariat <secretariat@localhost>"


def test_the_signed_in_get_to_their_own_page(
    edition: Edition, delegate: User, signed_in: Callable[[User], Client]
) -> None:
    answer = signed_in(delegate).get(reverse("mailings:own_choices", args=["2021"]), follow=True)
    assert "delegate@example.org" in answer.text
