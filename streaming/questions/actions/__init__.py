"""Verbs on questions: asking, voting, moderating."""

from streaming.questions.actions.asking import (
    MOST_OPEN,
    EmptyQuestion,
    NameNeeded,
    QuestionsClosed,
    TooLong,
    ask,
    withdraw,
)
from streaming.questions.actions.moderating import (
    AlreadyWithdrawn,
    NotOpen,
    answer,
    change_rules,
    decline,
    edit,
    pin,
    publish,
    requeue,
    unpin,
)
from streaming.questions.actions.voting import NotVotable, Tally, Wish, change_upvotes, upvote

__all__ = [
    "MOST_OPEN",
    "AlreadyWithdrawn",
    "EmptyQuestion",
    "NameNeeded",
    "NotOpen",
    "NotVotable",
    "QuestionsClosed",
    "Tally",
    "TooLong",
    "Wish",
    "answer",
    "ask",
    "change_rules",
    "change_upvotes",
    "decline",
    "edit",
    "pin",
    "publish",
    "requeue",
    "unpin",
    "upvote",
    "withdraw",
]
