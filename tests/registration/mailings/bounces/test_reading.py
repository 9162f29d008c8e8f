"""Reports of mail servers: genuine ones are understood, broken and hostile ones do nothing."""

import random
from datetime import datetime
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from registration.mailings import actions, bounces, queries
from registration.mailings.models import Bounce, Letter
from symposium.accounts.models import User

pytestmark = pytest.mark.django_db
TOKEN = "0123456789abcdef" * 2

DSN = """\
From: MAILER-DAEMON@mx.example.net
To: bounces@symposium.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
Arrival-Date: Mon, 1 Nov 2021 10:00:00 +0000

Final-Recipient: rfc822; {to}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <{to}>: no such user

--b
Content-Type: {returned}

Message-ID: <letter.{token}@symposium.example>
Subject: Before you travel

--b--
"""


def dsn(token: str = TOKEN, **changes: str) -> bytes:
    values = {
        "to": "Amina@Example.net",
        "action": "failed",
        "status": "5.1.1",
        "returned": "text/rfc822-headers",
        **changes,
    }
    return DSN.format(token=token, **values).encode()


@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_genuine_report(returned: str) -> None:
    [report] = bounces.reports_in(dsn(returned=returned))
    assert (report.token, report.email) == (TOKEN, "amina@example.net")
    assert (report.is_hard, report.status) == (True, "5.1.1")
    assert report.diagnostic == "smtp; 550 5.1.1 <Amina@Example.net>: no such user"


@pytest.mark.parametrize(
    ("action", "status", "is_hard"),
    [
        ("failed", "5.1.1", True),
        ("failed", "5.2.1", True),
        ("failed", "5.4.4", True),
        ("failed", "5.0.0", True),
        ("failed", "5.2.2", False),
        ("failed", "5.7.1", False),
        ("failed", "5.7.26", False),
        ("failed", "5.3.4", False),
        ("failed", "4.4.7", False),
        ("failed", "odd", False),
        ("delayed", "4.4.1", False),
        ("delayed", "5.1.1", False),
    ],
)
def test_what_is_final_and_what_may_pass(action: str, status: str, is_hard: bool) -> None:
    [report] = bounces.reports_in(dsn(action=action, status=status))
    assert report.is_hard is is_hard


HOSTILE = {
    "empty": b"",
    "nothing but zeros": b"\0" * 5000,
    "no report": b"Subject: Out of office\n\nI am away.\n",
    "delivered": dsn(action="delivered", status="2.0.0"),
    "no token": dsn(token="x"),
    "short token": dsn(token="0123"),
    "no recipient": dsn(to="nobody"),
    "no status part": dsn().replace(b"message/delivery-status", b"text/plain"),
    "cut off": dsn()[:420],
    "boundary without end": b'Content-Type: multipart/report; boundary="b"\n\n' + b"--b\n" * 3000,
    "boundary within boundary": b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    ),
    "message within message": b"Content-Type: message/rfc822\n\n" * 900,
    "a charset that is none": b"Content-Type: text/plain; charset=\xff\xfe\nMessage-ID: =?x?q?\n\n",
    "a header of a megabyte": b"X: " + b"a" * 900_000 + b"\n\n",
    "too long": dsn() + b"a" * bounces.MOST_BYTES,
    "encoded words": b"Subject: =?utf-8?b?////?= =?iso-2022-kr?q?=1b?=\n" + dsn()[:100],
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_what_says_nothing(raw: bytes) -> None:
    assert bounces.reports_in(raw) == []


def test_damaged_reports_never_raise() -> None:
    chance = random.Random(1)
    for _time in range(400):
        raw = bytearray(dsn())
        for _change in range(chance.randrange(1, 30)):
            place = chance.randrange(len(raw))
            raw[place : place + chance.randrange(0, 9)] = chance.randbytes(chance.randrange(0, 9))
        for report in bounces.reports_in(bytes(raw)):
            assert len(report.diagnostic) <= 300
            assert "\n" not in report.email


def test_a_report_for_many_stops_somewhere() -> None:
    group = b"Final-Recipient: rfc822; p%d@example.net\nAction: failed\nStatus: 5.1.1\n\n"
    many = b"".join(group % number for number in range(2000))
    raw = dsn().replace(b"Final-Recipient: rfc822; Amina", many + b"Final-Recipient: rfc822; Amina")
    assert len(bounces.reports_in(raw)) <= 50


# --- What becomes of it ---------------------------------------------------------------------------


def test_it_is_noted_once_at_the_letter_and_holds_mailings_back(
    letter: Letter, now: datetime, organizer: User
) -> None:
    [report] = bounces.reports_in(dsn(letter.token))
    noted = [actions.record_report(report=report, at=now) for _time in range(2)]
    assert noted[0] == noted[1]
    assert Bounce.objects.count() == 1
    letter.refresh_from_db()
    assert letter.returned_at == now
    assert queries.returned_addresses() == {"amina@example.net"}
    assert queries.why_left_out(letter) == "bounced"
    actions.clear_bounce(bounce=Bounce.objects.get(), edition=letter.edition, by=organizer, at=now)
    assert queries.returned_addresses() == set()


def test_nobody_can_have_a_strangers_address_left_out(letter: Letter, now: datetime) -> None:
    """Without the Message-ID nothing is noted; with it, nothing about another address counts."""
    [forged] = bounces.reports_in(dsn(TOKEN))
    assert actions.record_report(report=forged, at=now) is None
    [sent_on] = bounces.reports_in(dsn(letter.token, to="victim@example.net"))
    noted = actions.record_report(report=sent_on, at=now)
    assert noted
    assert (noted.email, noted.is_hard) == ("amina@example.net", False)
    assert queries.returned_addresses() == set()


def test_soft_ones_are_noted_and_hold_nothing_back(letter: Letter, now: datetime) -> None:
    [report] = bounces.reports_in(dsn(letter.token, status="5.2.2"))
    actions.record_report(report=report, at=now)
    letter.refresh_from_db()
    assert letter.returned_at is None
    assert queries.returned_addresses() == set()


# --- How it comes in ------------------------------------------------------------------------------


def test_providers_hand_it_in_with_the_token(letter: Letter, settings: Settings) -> None:
    settings.BOUNCES_TOKEN = "secret"
    client = Client(enforce_csrf_checks=True)

    def post(raw: bytes, token: str) -> Any:
        return client.post(
            "/mail/reports/",
            raw,
            content_type="message/rfc822",
            headers={"Authorization": f"Bearer {token}"},
        )

    assert post(dsn(letter.token), "secret").json() == {"reports": 1, "noted": 1}
    assert post(b"x", "secret").json() == {"reports": 0, "noted": 0}
    assert post(dsn(letter.token), "wrong").status_code == 404
    assert client.post("/mail/reports/", b"x", content_type="text/plain").status_code == 404
    assert post(b"a" * 2_000_000, "secret").status_code in {400, 413}
    settings.BOUNCES_TOKEN = ""
    assert post(dsn(letter.token), "").status_code == 404


def test_the_command_reads_a_message_a_mailbox_and_a_folder(
    letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*arguments: str) -> str:
        out = StringIO()
        call_command("read_bounces", *arguments, stdout=out)
        return out.getvalue().strip()

    message = dsn(letter.token)
    (tmp_path / "one.eml").write_bytes(message)
    assert read(str(tmp_path / "one.eml")) == "1 messages read, 1 reports noted."
    separator = b"From mx Mon Nov  1 10:00:00 2021\n"
    (tmp_path / "box").write_bytes(separator + message + b"\n" + separator + b"Subject: x\n\ny\n")
    assert read(str(tmp_path / "box")) == "2 messages read, 1 reports noted."
    for name in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / name).mkdir(parents=True)
    (tmp_path / "Maildir" / "new" / "1.x").write_bytes(message)
    assert read(str(tmp_path / "Maildir")) == "1 messages read, 1 reports noted."
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(message)))
    assert read() == "1 messages read, 1 reports noted."
    with pytest.raises(CommandError):
        read(str(tmp_path / "none"))
