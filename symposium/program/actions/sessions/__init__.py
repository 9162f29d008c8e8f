"""Verbs on a session's working state. Each write names the version that its author has seen."""

from symposium.program.actions.sessions.bulk import StaleWrites, edit_sessions
from symposium.program.actions.sessions.editing import (
    StaleWrite,
    add_session,
    delete_session,
    edit_session,
    move_session,
    unschedule_session,
)
from symposium.program.actions.sessions.people import Person
from symposium.program.actions.sessions.sharing import RoomTaken

__all__ = [
    "Person",
    "RoomTaken",
    "StaleWrite",
    "StaleWrites",
    "add_session",
    "delete_session",
    "edit_session",
    "edit_sessions",
    "move_session",
    "unschedule_session",
]
