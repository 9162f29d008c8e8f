"""Tables of the program: editions and who serves in them, sessions and where they are, releases."""

from symposium.program.models.edition import Appointment, Edition
from symposium.program.models.exchange import PersonalCalendar, UploadedSchedule
from symposium.program.models.notices import DroppedStar, NoticeRefusal, ReleaseNotice
from symposium.program.models.people import Participation, Speaker, SpeakerHours
from symposium.program.models.places import Room, RoomHours, Track
from symposium.program.models.release import Release
from symposium.program.models.rules import RuleSetting, Severity, Waiver
from symposium.program.models.scheduling import ScheduleProposal
from symposium.program.models.session import Session, SessionDocument, Star

__all__ = [
    "Appointment",
    "DroppedStar",
    "Edition",
    "NoticeRefusal",
    "Participation",
    "PersonalCalendar",
    "Release",
    "ReleaseNotice",
    "Room",
    "RoomHours",
    "RuleSetting",
    "ScheduleProposal",
    "Session",
    "SessionDocument",
    "Severity",
    "Speaker",
    "SpeakerHours",
    "Star",
    "Track",
    "UploadedSchedule",
    "Waiver",
]
