"""Sending: once, at the rate, whatever the mail server says and whoever dies."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection as database
from django.utils import timezone
from pytest_django import Settings

from registration.mailings import actions, delivery
from registration.mailings.models import Letter, LetterChoice, Mailing
from symposium.accounts.models import User
from symposium.lib.letters.post import MailServerLost
from tests.registration.conftest import Register
from tests.registration.mailings.conftest import Start

pytestmark = pytest.mark.django_db
Standing = Letter.Standing


class Server(BaseEmailBackend):
    """Says what it is told to, then takes everything."""

    def __init__(self, *answers: Exception) -> None:
        super().__init__()
        self.answers = list(answers)
        self.sent: list[str] = []

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if self.answers:
            raise self.answers.pop(0)
        self.sent += [message.to[0] for message in email_messages]
        return len(email_messages)


def send(letter: Letter, server: Server, at: datetime) -> str:
    taken = delivery.take_letter(at=at, per_minute=600)
    if taken is not None:
        delivery.send_claimed(taken, connection=server)
    letter.refresh_from_db()
    return letter.standing_at(at).value


def test_a_letter_is_sent_once(letter: Letter, now: datetime) -> None:
    server = Server()
    assert [send(letter, server, now) for _time in range(3)] == ["sent"] * 3
    assert server.sent == ["amina@example.net"]
    assert (letter.subject, letter.error) == ("Before you travel, Amina Njeri", "")
    assert letter.text.startswith("Dear Amina Njeri,\n\nbring:\n- a passport\n")


def test_what_the_server_puts_off_waits_longer_each_time(letter: Letter, now: datetime) -> None:
    busy = SMTPDataError(451, b"Come again")
    server = Server(busy, busy)
    assert send(letter, server, now) == "waiting"
    assert (letter.attempt_count, letter.error) == (1, "451 Come again")
    assert letter.retry_at
    assert send(letter, server, letter.retry_at - timedelta(seconds=1)) == "waiting"
    assert server.answers == [busy]
    first = letter.retry_at
    assert send(letter, server, first) == "waiting"
    assert letter.retry_at > first
    assert send(letter, server, letter.retry_at) == "sent"


def test_what_the_server_refuses_is_noted(letter: Letter, now: datetime) -> None:
    refusal = SMTPRecipientsRefused({"amina@example.net": (550, b"No such user")})
    assert send(letter, Server(refusal), now) == "failed"
    assert letter.error == "550 No such user"


def test_a_line_that_breaks_leaves_it_unclear(letter: Letter, now: datetime) -> None:
    with pytest.raises(MailServerLost):
        send(letter, Server(SMTPServerDisconnected("Connection lost")), now)
    letter.refresh_from_db()
    assert letter.standing_at(now) == Standing.GOING
    late = now + timedelta(minutes=15)
    assert letter.standing_at(timezone.now() + timedelta(minutes=15)) == Standing.UNCLEAR
    assert delivery.take_letter(at=late, per_minute=60) is None


def test_a_letter_that_cannot_be_written_holds_nobody_up(letter: Letter, now: datetime) -> None:
    Letter.objects.filter(pk=letter.pk).update(mailing=None, attachments=[{"name": "x"}])
    assert send(letter, Server(), now) == "failed"
    assert letter.error == "KeyError('content_base64')"


def test_the_rate_is_kept_in_every_span(make: Register, start: Start, now: datetime) -> None:
    for _number in range(40):
        make()
    start()
    at, taken = now, []
    for second in range(20):
        at = now + timedelta(seconds=second)
        while delivery.take_letter(at=at, per_minute=60):
            taken.append(at)
    assert len(taken) == 20
    for moment in taken:
        span = [one for one in taken if moment <= one < moment + timedelta(seconds=10)]
        assert len(span) <= 10


def test_a_rate_below_one_in_ten_seconds(make: Register, start: Start, now: datetime) -> None:
    for _number in range(3):
        make()
    start()
    taken = [
        second
        for second in range(45)
        if delivery.take_letter(at=now + timedelta(seconds=second), per_minute=3)
    ]
    assert taken == [0, 20, 40]


@pytest.mark.django_db(transaction=True)
def test_several_workers_together_keep_rate_and_send_none_twice(
    make: Register, start: Start, now: datetime
) -> None:
    for _number in range(30):
        make()
    start()
    barrier, taken = Barrier(4), []

    def work() -> None:
        barrier.wait()
        while letter := delivery.take_letter(at=now, per_minute=120):
            taken.append(letter.pk)
        database.close()

    threads = [Thread(target=work) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 20


def test_the_task_sends_all_and_closes_the_mailing(
    make: Register, start: Start, settings: Settings
) -> None:
    settings.LETTERS_PER_MINUTE = 6000
    for _number in range(5):
        make()
    mailing = start()
    delivery.send_letters()
    mailing.refresh_from_db()
    assert (mailing.state, len(mail.outbox)) == (Mailing.State.FINISHED, 5)
    delivery.send_letters()
    assert len(mail.outbox) == 5


def test_while_the_mail_server_is_down_letters_wait(
    make: Register, start: Start, settings: Settings, now: datetime
) -> None:
    make()
    mailing = start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    delivery.send_letters()
    letter = mailing.letters.get()
    assert letter.standing_at(now) == Standing.WAITING
    assert letter.attempt_count == 0
    delivery.send_letter(letter.pk)
    letter.refresh_from_db()
    assert letter.standing_at(now) == Standing.WAITING
    assert letter.attempt_count == 1


def test_who_has_refused_meanwhile_is_left_out(
    make: Register, start: Start, settings: Settings, now: datetime
) -> None:
    person = make()
    mailing = start(purpose="news")
    LetterChoice.objects.create(
        edition=mailing.edition, email=person.email.upper(), takes_news=False, changed_at=now
    )
    delivery.send_letters()
    letter = mailing.letters.get()
    assert (letter.left_out, letter.claimed_at, mail.outbox) == ("unsubscribed", None, [])
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.FINISHED


def test_whoever_waits_for_a_letter_does_not_stand_behind_a_mailing(
    make: Register, start: Start, now: datetime
) -> None:
    make()
    start()
    own = Letter.objects.create(
        edition=make().edition, key="own", kind="confirmation", to="a@example.net",
        language="en", time_zone="UTC", subject="S", text="T", html="H", written_at=now,
    )  # fmt: skip
    taken = delivery.take_letter(at=now, per_minute=60)
    assert taken == own


def test_one_letter_again(letter: Letter, organizer: User, now: datetime, settings: Any) -> None:
    with pytest.raises(actions.LetterOnItsWay):
        actions.send_again(letter=letter, by=organizer, at=now)
    server = Server()
    send(letter, server, now)
    assert letter.registration
    letter.registration.email = "new@example.net"
    letter.registration.save()
    letter = Letter.objects.select_related("mailing", "registration", "edition").get(pk=letter.pk)
    actions.send_again(letter=letter, by=organizer, at=now)
    assert send(letter, server, now + timedelta(seconds=30)) == "sent"
    assert server.sent == ["amina@example.net", "new@example.net"]
