"""What people fill in around the program."""

from symposium.program.forms.documents import DocumentForm
from symposium.program.forms.editor import BulkForm, CreateForm, ValuesForm, WriteForm
from symposium.program.forms.exchange import DeviceStarsForm, ProgramFileForm
from symposium.program.forms.findings import CheckForm, KeyForm, RepairForm, SignForm, WaiverForm
from symposium.program.forms.hours import (
    Pairs,
    Windows,
    hours_forms,
    hours_in,
    pairs_forms,
    pairs_in,
)
from symposium.program.forms.participants import people_forms, people_in
from symposium.program.forms.place import PlaceForm, VersionForm
from symposium.program.forms.places import RoomForm, SpeakerForm, TableForm, TrackForm
from symposium.program.forms.planner import PlannerForm
from symposium.program.forms.releases import NoticesForm, ReleaseForm, RestoreForm, UntilForm
from symposium.program.forms.rules import FindingsForm, RulesForm
from symposium.program.forms.selection import SelectionForm, StarForm, StarsForm
from symposium.program.forms.session import SessionForm

__all__ = [
    "BulkForm",
    "CheckForm",
    "CreateForm",
    "DeviceStarsForm",
    "DocumentForm",
    "FindingsForm",
    "KeyForm",
    "NoticesForm",
    "Pairs",
    "PlaceForm",
    "PlannerForm",
    "ProgramFileForm",
    "ReleaseForm",
    "RepairForm",
    "RestoreForm",
    "RoomForm",
    "RulesForm",
    "SelectionForm",
    "SessionForm",
    "SignForm",
    "SpeakerForm",
    "StarForm",
    "StarsForm",
    "TableForm",
    "TrackForm",
    "UntilForm",
    "ValuesForm",
    "VersionForm",
    "WaiverForm",
    "Windows",
    "WriteForm",
    "hours_forms",
    "hours_in",
    "pairs_forms",
    "pairs_in",
    "people_forms",
    "people_in",
]
