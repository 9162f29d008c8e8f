"""Verbs on registrations."""

from registration.actions.canceling import cancel, reinstate
from registration.actions.consenting import CONSENT_VERSION, agree_again
from registration.actions.deciding import change_state
from registration.actions.exporting import note_export
from registration.actions.opening import open_registration
from registration.actions.registering import (
    Details,
    RegistrationClosed,
    change_details,
    claim,
    register,
)

__all__ = [
    "CONSENT_VERSION",
    "Details",
    "RegistrationClosed",
    "agree_again",
    "cancel",
    "change_details",
    "change_state",
    "claim",
    "note_export",
    "open_registration",
    "register",
    "reinstate",
]
