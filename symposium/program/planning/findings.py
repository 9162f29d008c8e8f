"""What a rule has to say about a plan, in a form that pages, the release gate and JSON share."""

from collections.abc import Mapping
from dataclasses import dataclass

from symposium.program.planning.plan import PlanSession


@dataclass(frozen=True)
class Repair:
    """What one click can do about it: `verb` names an action, `values` are its plain arguments.

    `text` is the button, in the reader's language: “Move to Hall B”.
    """

    verb: str
    text: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Finding:
    """One thing that a rule found. `key` is the same as long as the same rule says the same of the
    same sessions and people, whatever their times: waivers hold on to it.

    `text` says in the reader's language what is wrong; `reason` is that of the waiver, if somebody
    has signed one.
    """

    rule: str
    severity: str
    key: str
    text: str
    sessions: tuple[PlanSession, ...]
    person_id: int | None = None
    room_id: int | None = None
    repairs: tuple[Repair, ...] = ()
    reason: str = ""

    @property
    def is_waived(self) -> bool:
        return bool(self.reason)


def key_of(rule: str, sessions: tuple[PlanSession, ...], *more: object) -> str:
    """A finding's key: the rule, the sessions' GUIDs in order, and what else it is about."""
    guids = sorted(str(session.guid) for session in sessions)
    return ":".join([rule, *guids, *(str(item) for item in more)])
