"""Verbs on editions and programs."""

from symposium.program.actions.editions import appoint, shift_program
from symposium.program.actions.imports import (
    ChangedSincePreview,
    Imported,
    import_program,
    publish_imported,
)
from symposium.program.actions.participation import cancel_session, confirm_participation
from symposium.program.actions.places import InUse, delete, save_room, save_speaker, save_track
from symposium.program.actions.releases import (
    NothingChanged,
    NothingToPublish,
    PublishedMeanwhile,
    publish_program,
    restore_release,
)
from symposium.program.actions.repairs import repair_finding
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
from symposium.program.actions.waivers import (
    FindingSettled,
    ReasonMissing,
    revoke_waiver,
    sign_waiver,
)

__all__ = [
    "ChangedSincePreview",
    "FindingSettled",
    "Imported",
    "InUse",
    "NothingChanged",
    "NothingToPublish",
    "Person",
    "PublishedMeanwhile",
    "ReasonMissing",
    "RoomTaken",
    "StaleWrite",
    "StaleWrites",
    "add_session",
    "appoint",
    "cancel_session",
    "confirm_participation",
    "delete",
    "delete_session",
    "edit_session",
    "edit_sessions",
    "import_program",
    "merge_stars",
    "move_session",
    "publish_imported",
    "publish_program",
    "repair_finding",
    "restore_release",
    "revoke_waiver",
    "save_room",
    "save_speaker",
    "save_track",
    "set_star",
    "shift_program",
    "sign_waiver",
    "unschedule_session",
]
