"""Forms of calls: what is proposed, and what organizers say of a call."""

from symposium.calls.forms.call import CallForm, LateLinkForm
from symposium.calls.forms.committee import DecisionForm, DeskFilterForm, LetterForm
from symposium.calls.forms.people import HoursForm, SpeakerForm, hours_forms, windows_in
from symposium.calls.forms.proposal import FileForm, WordsForm

__all__ = [
    "CallForm",
    "DecisionForm",
    "DeskFilterForm",
    "FileForm",
    "HoursForm",
    "LateLinkForm",
    "LetterForm",
    "SpeakerForm",
    "WordsForm",
    "hours_forms",
    "windows_in",
]
