"""Delivery status notifications (RFC 3464), of which anything may be broken or forged.

A report counts only with the Message-ID of the letter, whose 128 random bits nobody guesses.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import Message
from email.parser import BytesParser

MOST_BYTES = 1024 * 1024
MOST_PARTS = 40
MOST_RECIPIENTS = 50
LONGEST_DIAGNOSTIC = 300

OUR_ID = re.compile(r"<letter\.([0-9a-f]{32})@[^<>\s]{1,255}>")
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
ADDRESS = re.compile(r"[^\s<>;,\"]+@[^\s<>;,\"]+")
# "Mailbox full", what follows from a receiver's policy, and trouble on the way say nothing against
# the address (RFC 3463); a host that does not exist does.
PASSING = re.compile(r"5\.(2\.2|3\.\d+|4\.(?!4$)\d+|7\.\d+)")


@dataclass(frozen=True)
class Report:
    """That a letter (by the token in its Message-ID) has not reached an address."""

    token: str
    email: str
    is_hard: bool
    status: str
    diagnostic: str
    digest: str


def reports_in(raw: bytes) -> list[Report]:
    """What a message says about our letters; nothing for one that is no report, or not readable.

    Never raises, and looks at no more than MOST_BYTES, MOST_PARTS and MOST_RECIPIENTS.
    """
    if len(raw) > MOST_BYTES:
        return []
    try:
        # The old policy reads headers as they are, and does not stumble over them.
        message = BytesParser(policy=policy.compat32).parsebytes(raw)
        parts = list(_parts(message))
        token = _token_in(message, parts)
        if not token:
            return []
        digest = hashlib.sha256(raw).hexdigest()
        found = [
            report
            for part in parts
            if part.get_content_type() == "message/delivery-status"
            for report in _reports(part, token, digest)
        ]
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return []
    return list({report.email: report for report in found}.values())


def _parts(message: Message) -> Iterator[Message]:
    """The message and its parts, the nearest first, without ever going deep."""
    queue = [message]
    for _count in range(MOST_PARTS):
        if not queue:
            return
        part = queue.pop(0)
        yield part
        inner = part.get_payload()
        if isinstance(inner, list):
            queue += [one for one in inner if isinstance(one, Message)]


def _token_in(message: Message, parts: list[Message]) -> str:
    """The letter that came back: by the Message-ID of the message that is returned with the
    report, as a whole or its headers alone; else by what the report says it answers."""
    for part in parts[1:]:
        found = OUR_ID.search(str(part.get("Message-ID", "")))
        if found:
            return found[1]
        if part.get_content_type() == "text/rfc822-headers":
            text = str(part.get_payload())[:20_000]
            found = re.search(r"(?im)^message-id:\s*" + OUR_ID.pattern, text)
            if found:
                return found[1]
    for name in ("In-Reply-To", "References", "X-Failed-Message-ID"):
        found = OUR_ID.search(str(message.get(name, "")))
        if found:
            return found[1]
    return ""


def _reports(part: Message, token: str, digest: str) -> Iterator[Report]:
    """One for each recipient whose letter failed or waits."""
    groups = part.get_payload()
    if not isinstance(groups, list):
        return
    for group in groups[: MOST_RECIPIENTS + 1]:
        if not isinstance(group, Message):
            continue
        action = str(group.get("Action", "")).strip().lower()
        if action not in {"failed", "delayed"}:
            continue
        recipient = group.get("Original-Recipient") or group.get("Final-Recipient") or ""
        address = ADDRESS.search(str(recipient).rpartition(";")[2])
        status = STATUS.search(str(group.get("Status", "")))
        if not address:
            continue
        code = status[0] if status else ""
        yield Report(
            token=token,
            email=address[0].lower()[:254],
            is_hard=action == "failed" and code.startswith("5.") and not PASSING.fullmatch(code),
            status=code,
            diagnostic=_plain(str(group.get("Diagnostic-Code", ""))),
            digest=digest,
        )


def _plain(text: str) -> str:
    """One line that a page can show."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[
        :LONGEST_DIAGNOSTIC
    ]
