"""What devices and organizers send, parsed."""

from registration.checkin.forms.organize import DeviceForm, DoorForm, NoteForm
from registration.checkin.forms.reports import Batch, read_batch

__all__ = ["Batch", "DeviceForm", "DoorForm", "NoteForm", "read_batch"]
