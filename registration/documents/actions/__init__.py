"""Verbs on papers."""

from registration.documents.actions.batches import (
    BatchRunning,
    NobodyWanted,
    begin_batch,
    cancel_batch,
    drop_old_batches,
    end_batch,
    keep_batch,
    request_batch,
)
from registration.documents.actions.certificates import (
    NotEnoughAttendance,
    issue_certificate,
    issue_certificates,
)
from registration.documents.actions.issuing import (
    AlreadyRevoked,
    NotTakingPart,
    issue,
    issue_many,
    note_printed,
    revoke,
)
from registration.documents.actions.layout import save_design, save_rule, save_text
from registration.documents.actions.visas import (
    KEPT_AFTER_EDITION,
    PassportErased,
    erase_due_passports,
    erase_passport,
    forget_person,
    issue_visa_letter,
    note_look,
    request_visa_letter,
)

__all__ = [
    "KEPT_AFTER_EDITION",
    "AlreadyRevoked",
    "BatchRunning",
    "NobodyWanted",
    "NotEnoughAttendance",
    "NotTakingPart",
    "PassportErased",
    "begin_batch",
    "cancel_batch",
    "drop_old_batches",
    "end_batch",
    "erase_due_passports",
    "erase_passport",
    "forget_person",
    "issue",
    "issue_certificate",
    "issue_certificates",
    "issue_many",
    "issue_visa_letter",
    "keep_batch",
    "note_look",
    "note_printed",
    "request_batch",
    "request_visa_letter",
    "revoke",
    "save_design",
    "save_rule",
    "save_text",
]
