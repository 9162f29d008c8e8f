"""Doors, the devices that stand at them, what these saw, and where they contradict each other."""

from registration.checkin.models.devices import Device
from registration.checkin.models.doors import Door
from registration.checkin.models.scans import BadgePrint, Conflict, Roll, Scan, WalkIn

__all__ = ["BadgePrint", "Conflict", "Device", "Door", "Roll", "Scan", "WalkIn"]
