"""Tables of the program: editions and who serves in them, sessions and where they are, releases."""

from symposium.program.models.edition import Appointment, Edition
from symposium.program.models.release import Release
from symposium.program.models.session import Participation, Room, Session, Speaker, Star, Track

__all__ = [
    "Appointment",
    "Edition",
    "Participation",
    "Release",
    "Room",
    "Session",
    "Speaker",
    "Star",
    "Track",
]
