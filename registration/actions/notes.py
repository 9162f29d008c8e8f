"""Notes of organizers on a registration."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from registration.actions.recording import write_down
from registration.models import Note, Registration
from symposium.accounts.models import User


@transaction.atomic
def add_notes(
    *, registrations: Sequence[Registration], text: str, by: User, at: datetime, address: str = ""
) -> int:
    """The same note on each of these; how many. The record says that, not what, was written."""
    Note.objects.bulk_create(
        Note(registration=one, author=by, text=text, at=at) for one in registrations
    )
    for one in registrations:
        write_down("registration.note_added", one, by=by, at=at, address=address)
    return len(registrations)


@transaction.atomic
def remove_note(*, note: Note, by: User, at: datetime, address: str = "") -> None:
    write_down("registration.note_removed", note.registration, by=by, at=at, address=address)
    note.delete()
