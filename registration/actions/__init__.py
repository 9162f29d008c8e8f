"""Verbs on registrations."""

from registration.actions.canceling import cancel, reinstate
from registration.actions.consenting import CONSENT_VERSION, agree_again
from registration.actions.deciding import ReasonMissing, approve, change_state, decline
from registration.actions.exporting import note_export
from registration.actions.opening import open_registration
from registration.actions.registering import (
    CategoryByInvitation,
    CategoryClosed,
    Details,
    ModeNotOffered,
    RegistrationClosed,
    change_details,
    check_choice,
    claim,
    register,
)

__all__ = [
    "CONSENT_VERSION",
    "CategoryByInvitation",
    "CategoryClosed",
    "Details",
    "ModeNotOffered",
    "ReasonMissing",
    "RegistrationClosed",
    "agree_again",
    "approve",
    "cancel",
    "change_details",
    "change_state",
    "check_choice",
    "claim",
    "decline",
    "note_export",
    "open_registration",
    "register",
    "reinstate",
]
