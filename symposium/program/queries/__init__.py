"""Reads of the program: what was released, what is being worked on, how the two differ."""

from symposium.program.queries.changes import (
    Change,
    ReleaseChanges,
    ReleasePage,
    changelog,
    changes_of,
    changes_since_release,
    compared,
)
from symposium.program.queries.editor import (
    draft_mark,
    editor_data,
    editor_session,
    editor_sessions,
)
from symposium.program.queries.findings import (
    finding_in,
    findings_about,
    findings_if_placed,
    findings_of,
    findings_told,
)
from symposium.program.queries.import_plan import ImportPlan, PlannedSession, import_plan
from symposium.program.queries.import_values import FieldChange
from symposium.program.queries.plan import plan_of
from symposium.program.queries.releases import (
    document_of,
    draft_program,
    latest_document,
    release_history,
    released_program,
)
from symposium.program.queries.stars import starred_guids
from symposium.program.queries.timetable import (
    Day,
    Grid,
    Selection,
    Slot,
    days_of,
    grid_of,
    neighbors,
    only,
    select,
)
from symposium.program.queries.warnings import Overlap, warnings_of
from symposium.program.queries.working import (
    published_editions,
    rooms_of,
    sessions_of,
    speakers_of,
    tracks_of,
)

__all__ = [
    "Change",
    "Day",
    "FieldChange",
    "Grid",
    "ImportPlan",
    "Overlap",
    "PlannedSession",
    "ReleaseChanges",
    "ReleasePage",
    "Selection",
    "Slot",
    "changelog",
    "changes_of",
    "changes_since_release",
    "compared",
    "days_of",
    "document_of",
    "draft_mark",
    "draft_program",
    "editor_data",
    "editor_session",
    "editor_sessions",
    "finding_in",
    "findings_about",
    "findings_if_placed",
    "findings_of",
    "findings_told",
    "grid_of",
    "import_plan",
    "latest_document",
    "neighbors",
    "only",
    "plan_of",
    "published_editions",
    "release_history",
    "released_program",
    "rooms_of",
    "select",
    "sessions_of",
    "speakers_of",
    "starred_guids",
    "tracks_of",
    "warnings_of",
]
