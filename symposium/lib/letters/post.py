"""Handing one message to the mail server, and what the server says to it."""

from dataclasses import dataclass
from email.mime.text import MIMEText
from enum import StrEnum
from smtplib import (
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
)

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

# "Service not available, closing transmission channel" (RFC 5321, 4.2.3).
CLOSING = 421


class MailServerLost(Exception):
    """Nothing more can be sent through this connection."""


class Fate(StrEnum):
    SENT = "sent"
    # The server asks to come again.
    PUT_OFF = "put_off"
    REFUSED = "refused"
    # The line broke in the middle: it has perhaps left.
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Outcome:
    """What has become of a message, in the server's words; `is_lost` when the server is gone."""

    fate: Fate
    text: str = ""
    is_lost: bool = False


def hand_over(message: EmailMessage, connection: BaseEmailBackend | None = None) -> Outcome:
    """Send a message now, through an open connection or one of its own."""
    try:
        if connection is None:
            message.send()
        else:
            connection.send_messages([message])
    except (SMTPRecipientsRefused, SMTPResponseException) as refusal:
        code, text = _answer(refusal)
        fate = Fate.PUT_OFF if 400 <= code < 500 else Fate.REFUSED
        return Outcome(fate, text, is_lost=code == CLOSING)
    except (SMTPNotSupportedError, ValueError) as error:
        # An address that this server cannot write to, a header that is none.
        return Outcome(Fate.REFUSED, str(error) or repr(error))
    except (SMTPException, OSError) as error:
        return Outcome(Fate.UNCLEAR, str(error) or repr(error), is_lost=True)
    return Outcome(Fate.SENT)


def calendar_part(content: str, *, method: str, name: str) -> MIMEText:
    """An iCalendar file as an attachment that says what it is for (RFC 6047)."""
    part = MIMEText(content, "calendar", "utf-8")
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def _answer(refusal: SMTPRecipientsRefused | SMTPResponseException) -> tuple[int, str]:
    """What the mail server said: its code and words."""
    if isinstance(refusal, SMTPRecipientsRefused):
        [(code, words), *_others] = refusal.recipients.values()
        return code, f"{code} {words.decode(errors='replace')}"
    said = refusal.smtp_error
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return refusal.smtp_code, f"{refusal.smtp_code} {text}"
