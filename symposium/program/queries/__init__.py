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
from symposium.program.queries.import_plan import (
    ImportPlan,
    PlannedSession,
    import_plan,
    new_overlaps,
)
from symposium.program.queries.import_values import FieldChange
from symposium.program.queries.overview import (
    Person,
    Tally,
    Turn,
    now_and_next,
    people_of,
    person_of,
    related,
    tally,
)
from symposium.program.queries.plan import plan_of
from symposium.program.queries.releases import (
    document_of,
    draft_program,
    latest_document,
    release_history,
    released_program,
)
from symposium.program.queries.selection import (
    Field,
    Findings,
    Selection,
    find,
    on_day,
    only,
    select,
)
from symposium.program.queries.stars import conflicts_among, starred_guids
from symposium.program.queries.timetable import Day, Grid, Slot, days_of, grid_of, neighbors
from symposium.program.queries.warnings import Overlap, warnings_of
from symposium.program.queries.working import (
    draft_table,
    published_editions,
    rooms_of,
    sessions_of,
    speakers_of,
    tracks_of,
)

__all__ = [
    "Change",
    "Day",
    "Field",
    "FieldChange",
    "Findings",
    "Grid",
    "ImportPlan",
    "Overlap",
    "Person",
    "PlannedSession",
    "ReleaseChanges",
    "ReleasePage",
    "Selection",
    "Slot",
    "Tally",
    "Turn",
    "changelog",
    "changes_of",
    "changes_since_release",
    "compared",
    "conflicts_among",
    "days_of",
    "document_of",
    "draft_mark",
    "draft_program",
    "draft_table",
    "editor_data",
    "editor_session",
    "editor_sessions",
    "find",
    "finding_in",
    "findings_about",
    "findings_if_placed",
    "findings_of",
    "findings_told",
    "grid_of",
    "import_plan",
    "latest_document",
    "neighbors",
    "new_overlaps",
    "now_and_next",
    "on_day",
    "only",
    "people_of",
    "person_of",
    "plan_of",
    "published_editions",
    "related",
    "release_history",
    "released_program",
    "rooms_of",
    "select",
    "sessions_of",
    "speakers_of",
    "starred_guids",
    "tally",
    "tracks_of",
    "warnings_of",
]
