"""Reads of a jury."""

from symposium.jury.queries.board import Board, Row, board_of, rubric_of
from symposium.jury.queries.desk import (
    JurorLoad,
    Progress,
    desk_of,
    loads_of,
    next_assignment,
    progress_of,
    progress_of_each,
)
from symposium.jury.queries.facts import declared_in, entries_of, jurors_of, rules_of

__all__ = [
    "Board",
    "JurorLoad",
    "Progress",
    "Row",
    "board_of",
    "declared_in",
    "desk_of",
    "entries_of",
    "jurors_of",
    "loads_of",
    "next_assignment",
    "progress_of",
    "progress_of_each",
    "rubric_of",
    "rules_of",
]
