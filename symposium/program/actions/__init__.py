"""Verbs on editions and programs."""

from symposium.program.actions.calendars import make_calendar, revoke_calendar
from symposium.program.actions.documents import (
    DocumentAlreadyThere,
    TooManyDocuments,
    add_document,
    remove_document,
)
from symposium.program.actions.editions import appoint, shift_program
from symposium.program.actions.imports import (
    ChangedSincePreview,
    Imported,
    import_program,
    publish_imported,
)
from symposium.program.actions.notices import (
    accept_notices,
    due_notices,
    refuse_notices,
    send_again,
    send_notice,
)
from symposium.program.actions.participation import (
    cancel_session,
    confirm_participation,
    leave_session,
)
from symposium.program.actions.places import InUse, delete, save_room, save_speaker, save_track
from symposium.program.actions.proposals import (
    PlannerBusy,
    ProposalClashes,
    ProposalStale,
    apply_proposal,
    begin_proposal,
    cancel_proposal,
    end_proposal,
    keep_proposal,
    request_proposal,
)
from symposium.program.actions.releases import (
    NothingChanged,
    NothingToPublish,
    PublishedMeanwhile,
    Unresolved,
    publish_program,
    restore_release,
)
from symposium.program.actions.repairs import repair_finding
from symposium.program.actions.rules import RulesChanged, set_rules
from symposium.program.actions.sessions import (
    Person,
    RoomTaken,
    StaleWrite,
    StaleWrites,
    add_session,
    delete_session,
    edit_session,
    edit_sessions,
    move_session,
    unschedule_session,
)
from symposium.program.actions.stars import merge_stars, set_star
from symposium.program.actions.uploads import discard_upload, import_upload, keep_upload
from symposium.program.actions.waivers import (
    FindingSettled,
    ReasonMissing,
    revoke_waiver,
    sign_waiver,
)

__all__ = [
    "ChangedSincePreview",
    "DocumentAlreadyThere",
    "FindingSettled",
    "Imported",
    "InUse",
    "NothingChanged",
    "NothingToPublish",
    "Person",
    "PlannerBusy",
    "ProposalClashes",
    "ProposalStale",
    "PublishedMeanwhile",
    "ReasonMissing",
    "RoomTaken",
    "RulesChanged",
    "StaleWrite",
    "StaleWrites",
    "TooManyDocuments",
    "Unresolved",
    "accept_notices",
    "add_document",
    "add_session",
    "apply_proposal",
    "appoint",
    "begin_proposal",
    "cancel_proposal",
    "cancel_session",
    "confirm_participation",
    "delete",
    "delete_session",
    "discard_upload",
    "due_notices",
    "edit_session",
    "edit_sessions",
    "end_proposal",
    "import_program",
    "import_upload",
    "keep_proposal",
    "keep_upload",
    "leave_session",
    "make_calendar",
    "merge_stars",
    "move_session",
    "publish_imported",
    "publish_program",
    "refuse_notices",
    "remove_document",
    "repair_finding",
    "request_proposal",
    "restore_release",
    "revoke_calendar",
    "revoke_waiver",
    "save_room",
    "save_speaker",
    "save_track",
    "send_again",
    "send_notice",
    "set_rules",
    "set_star",
    "shift_program",
    "sign_waiver",
    "unschedule_session",
]
