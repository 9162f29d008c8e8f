"""Verbs of check-in: pair and lock out devices, record what they saw, settle what contradicts."""

from registration.checkin.actions.conflicts import resolve_conflict
from registration.checkin.actions.devices import (
    PAIRING_TIME,
    PairingCodeUnknown,
    change_device,
    create_device,
    lock_out_device,
    note_seen,
    pair_device,
    renew_pairing,
)
from registration.checkin.actions.doors import save_door
from registration.checkin.actions.exporting import note_export
from registration.checkin.actions.prints import PrintReport, record_prints
from registration.checkin.actions.scans import ScanReport, record_scans
from registration.checkin.actions.tickets import reissue_ticket
from registration.checkin.actions.walk_ins import WalkInReport, register_walk_in

__all__ = [
    "PAIRING_TIME",
    "PairingCodeUnknown",
    "PrintReport",
    "ScanReport",
    "WalkInReport",
    "change_device",
    "create_device",
    "lock_out_device",
    "note_export",
    "note_seen",
    "pair_device",
    "record_prints",
    "record_scans",
    "register_walk_in",
    "reissue_ticket",
    "renew_pairing",
    "resolve_conflict",
    "save_door",
]
