"""Reads of calls and proposals."""

from symposium.calls.queries.committee import (
    AwaitedConfirmation,
    CallLine,
    DeskRow,
    awaited_confirmations,
    calls_to_manage,
    desk_rows,
    letters_of,
    next_on_waiting_list,
    state_counts,
    to_announce,
)
from symposium.calls.queries.export import review_rows, submission_rows
from symposium.calls.queries.own import (
    CallFacts,
    OwnLine,
    calls_for_visitors,
    facts_of,
    own_speaker,
    own_submissions,
)
from symposium.calls.queries.reviewing import (
    ReviewLine,
    ShownToJury,
    review_lines,
    reviewing_calls,
    shown_to_jury,
)

__all__ = [
    "AwaitedConfirmation",
    "CallFacts",
    "CallLine",
    "DeskRow",
    "OwnLine",
    "ReviewLine",
    "ShownToJury",
    "awaited_confirmations",
    "calls_for_visitors",
    "calls_to_manage",
    "desk_rows",
    "facts_of",
    "letters_of",
    "next_on_waiting_list",
    "own_speaker",
    "own_submissions",
    "review_lines",
    "review_rows",
    "reviewing_calls",
    "shown_to_jury",
    "state_counts",
    "submission_rows",
    "to_announce",
]
