"""Verbs on privacy: publish a notice, agree to it, erase a person, let fields go in time."""

from symposium.privacy.actions.erasing import LastOrganizer, erase_person
from symposium.privacy.actions.notices import NothingNew, agree, publish_notice
from symposium.privacy.actions.retention import erase_due, set_times, try_out

__all__ = [
    "LastOrganizer",
    "NothingNew",
    "agree",
    "erase_due",
    "erase_person",
    "publish_notice",
    "set_times",
    "try_out",
]
