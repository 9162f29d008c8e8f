"""Verbs on letters."""

from registration.mailings.actions.bounces import clear_bounce, record_report
from registration.mailings.actions.choices import choose_letters, refuse_topic, switch_reminders
from registration.mailings.actions.letters import (
    LetterOnItsWay,
    post_letter,
    send_again,
    send_lost_again,
    send_test,
)
from registration.mailings.actions.mailings import (
    AlreadyStarted,
    ChangedMeanwhile,
    NobodyToWriteTo,
    RecipientsChanged,
    cancel_mailing,
    change_mailing,
    create_mailing,
    delete_mailing,
    pause_mailing,
    resume_mailing,
    start_mailing,
)
from registration.mailings.actions.reminders import write_reminders
from registration.mailings.actions.words import (
    delete_template,
    drop_words,
    save_template,
    save_words,
)

__all__ = [
    "AlreadyStarted",
    "ChangedMeanwhile",
    "LetterOnItsWay",
    "NobodyToWriteTo",
    "RecipientsChanged",
    "cancel_mailing",
    "change_mailing",
    "choose_letters",
    "clear_bounce",
    "create_mailing",
    "delete_mailing",
    "delete_template",
    "drop_words",
    "pause_mailing",
    "post_letter",
    "record_report",
    "refuse_topic",
    "resume_mailing",
    "save_template",
    "save_words",
    "send_again",
    "send_lost_again",
    "send_test",
    "start_mailing",
    "switch_reminders",
    "write_reminders",
]
