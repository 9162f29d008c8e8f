"""What a rule has to say about a plan, in a form that pages, the release gate and JSON share."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from symposium.program.planning.plan import PlanSession, Signature

LONGEST_KEY = 300


class Identified(Protocol):
    """A session, of a plan or a row."""

    @property
    def guid(self) -> UUID: ...


@dataclass(frozen=True)
class Repair:
    """What one click can do about it: `verb` names an action, `values` are its plain arguments.

    `text` is the button, in the reader's language: “Move to Hall B”.
    """

    verb: str
    text: str
    values: Mapping[str, object]

    @property
    def mark(self) -> str:
        """The same for the same deed in every language: what a button carries, so that nobody
        does something else than they have read when the program has changed meanwhile."""
        deed = json.dumps([self.verb, self.values], sort_keys=True, default=str)
        return hashlib.sha256(deed.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found. `key` is the same as long as the same rule says the same of the
    same sessions and people, whatever their times: waivers hold on to it.

    `severity` is "block", "warn" or "note". `text` says in the reader's language what is wrong;
    `signature` is under the waiver, if somebody has signed one.
    """

    rule: str
    severity: str
    key: str
    text: str
    sessions: tuple[PlanSession, ...]
    person_id: int | None = None
    room_id: int | None = None
    repairs: tuple[Repair, ...] = ()
    signature: Signature | None = None

    @property
    def reason(self) -> str:
        """Why somebody has accepted it; empty when nobody has."""
        return self.signature.reason if self.signature else ""

    @property
    def is_waived(self) -> bool:
        return self.signature is not None

    @property
    def stops_publishing(self) -> bool:
        return self.severity == "block" and not self.is_waived


def key_of(rule: str, sessions: Iterable[Identified], *more: object) -> str:
    """A finding's key: the rule, the sessions' GUIDs in order, and what else it is about. A key
    that would be too long to store ends in a digest instead."""
    guids = sorted(str(session.guid) for session in sessions)
    about = ":".join([*guids, *(str(item) for item in more)])
    if len(rule) + 1 + len(about) > LONGEST_KEY:
        about = hashlib.sha256(about.encode()).hexdigest()
    return f"{rule}:{about}"
