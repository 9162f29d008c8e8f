"""Tables of calls for sessions: the call, what is proposed, by whom, and the letters about it."""

from symposium.calls.models.call import Call, LateLink
from symposium.calls.models.files import SubmissionFile
from symposium.calls.models.letters import Letter, LetterKind, LetterTemplate
from symposium.calls.models.people import SpeakerWindow, SubmissionSpeaker
from symposium.calls.models.submission import Submission, SubmissionChange

__all__ = [
    "Call",
    "LateLink",
    "Letter",
    "LetterKind",
    "LetterTemplate",
    "SpeakerWindow",
    "Submission",
    "SubmissionChange",
    "SubmissionFile",
    "SubmissionSpeaker",
]
