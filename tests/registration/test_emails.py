from datetime import datetime
from email.message import Message
from typing import Any

import pytest
from django.core import mail

from registration import actions, qr, tickets
from registration.actions import Details
from symposium.accounts.models import User
from symposium.program.models import Edition
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina(db: None) -> User:
    return User.objects.create_user("amina@example.net")


def _parts(message: Any) -> dict[str, Message]:
    return {part.get_content_type(): part for part in message.message().walk()}


def test_the_confirmation_holds_what_a_participant_needs(
    edition: Edition,
    amina: User,
    details: Details,
    now: datetime,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        registration, _created = actions.register(
            edition=edition, user=amina, details=details, at=now
        )
    [message] = mail.outbox
    assert message.to == ["amina@example.net"]
    assert message.subject == "You are registered: BRISMIS 2021"
    for line in [
        "Dear Amina Njeri,",
        "Institution: Nairobi National Museum",
        "Country or region: Kenya",
        f"Your code: {registration.code}",
        "http://127.0.0.1:8000/en/2021/me/",
        "http://127.0.0.1:8000/en/2021/program.ics",
    ]:
        assert line in message.body.splitlines(), line
    parts = _parts(message)
    picture = parts["image/png"]
    assert picture["Content-ID"] == "<registration-code>"
    assert picture.get_payload(decode=True) == qr.png(tickets.ticket_text(registration))
    html = parts["text/html"].get_payload(decode=True)
    assert isinstance(html, bytes)
    assert b'src="cid:registration-code"' in html


def test_it_is_written_in_the_persons_language(
    make: Register, django_capture_on_commit_callbacks: Any, now: datetime
) -> None:
    registration = make(state="canceled", language="ar")
    with django_capture_on_commit_callbacks(execute=True):
        actions.reinstate(registration=registration, at=now)
    html = _parts(mail.outbox[0])["text/html"].get_payload(decode=True)
    assert isinstance(html, bytes)
    assert b'<html lang="ar" dir="rtl">' in html
    assert b"http://127.0.0.1:8000/ar/2021/me/" in html


def test_nothing_is_sent_before_the_transaction_is_committed(make: Register, now: datetime) -> None:
    actions.cancel(registration=make(), at=now)
    assert mail.outbox == []


def test_a_name_cannot_add_headers_or_markup(
    make: Register, django_capture_on_commit_callbacks: Any, now: datetime
) -> None:
    registration = make(display_name="Eve\r\nBcc: all@example.net <b>bold</b>")
    with django_capture_on_commit_callbacks(execute=True):
        actions.cancel(registration=registration, at=now)
    [message] = mail.outbox
    assert message.recipients() == [registration.email]
    assert message.message()["Bcc"] is None
    html = _parts(message)["text/html"].get_payload(decode=True)
    assert isinstance(html, bytes)
    assert b"&lt;b&gt;bold&lt;/b&gt;" in html
