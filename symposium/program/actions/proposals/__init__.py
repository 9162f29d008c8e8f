"""Verbs on proposed schedules: asking for one, letting it run, giving it up, taking it over."""

from symposium.program.actions.proposals.applying import (
    ProposalClashes,
    ProposalStale,
    apply_proposal,
)
from symposium.program.actions.proposals.running import (
    PlannerBusy,
    begin_proposal,
    cancel_proposal,
    end_proposal,
    keep_proposal,
    request_proposal,
)

__all__ = [
    "PlannerBusy",
    "ProposalClashes",
    "ProposalStale",
    "apply_proposal",
    "begin_proposal",
    "cancel_proposal",
    "end_proposal",
    "keep_proposal",
    "request_proposal",
]
