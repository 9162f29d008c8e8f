"""The messages that the demonstration has "sent": files, where no mail server is configured."""

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

# Written by Django's file backend after each message.
SEPARATOR = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    text: str
    sent_at: datetime


def latest(folder: Path, count: int = 30) -> list[Letter]:
    """The newest messages of a folder, the newest first."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    letters: list[Letter] = []
    for path in files[:count]:
        letters += [_letter(part) for part in path.read_bytes().split(SEPARATOR) if part.strip()]
    return sorted(letters, key=lambda letter: letter.sent_at, reverse=True)[:count]


def _letter(raw: bytes) -> Letter:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - the policy makes it one
    body = message.get_body(("plain",))
    return Letter(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        text=str(body.get_content()).strip() if body else "",
        # "-0000" means UTC with no zone told, and gives an instant without one.
        sent_at=parsedate_to_datetime(str(message["Date"])).replace(tzinfo=UTC),
    )
