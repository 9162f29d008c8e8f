"""Reads of letters: whom they are for, what has become of them, what reminders say."""

from registration.mailings.queries.mailings import (
    Progress,
    letters_of,
    mailings_of,
    progress,
    progress_of,
)
from registration.mailings.queries.recipients import (
    narrowed,
    returned_addresses,
    unsubscribed_addresses,
    why_left_out,
    workshops_in,
)
from registration.mailings.queries.reminders import (
    Reader,
    Reminded,
    editions_to_remind,
    readers,
    reminded,
)
from registration.mailings.queries.summary import Summary, summary

__all__ = [
    "Progress",
    "Reader",
    "Reminded",
    "Summary",
    "editions_to_remind",
    "letters_of",
    "mailings_of",
    "narrowed",
    "progress",
    "progress_of",
    "readers",
    "reminded",
    "returned_addresses",
    "summary",
    "unsubscribed_addresses",
    "why_left_out",
    "workshops_in",
]
