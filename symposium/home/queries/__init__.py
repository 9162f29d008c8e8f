"""Reads for the opening page, the desk, and an edition's own pages."""

from symposium.home.queries.audit import (
    AUDIT_ROWS,
    WantedEntries,
    as_objects,
    as_rows,
    entries_of,
    people_in,
    recent_acts,
    verbs_in,
)
from symposium.home.queries.desk import Figure, Need, figures_for, what_needs_somebody
from symposium.home.queries.opening import OpeningPage, opening_page
from symposium.home.queries.people import RoleGroup, people_by_role

__all__ = [
    "AUDIT_ROWS",
    "Figure",
    "Need",
    "OpeningPage",
    "RoleGroup",
    "WantedEntries",
    "as_objects",
    "as_rows",
    "entries_of",
    "figures_for",
    "opening_page",
    "people_by_role",
    "people_in",
    "recent_acts",
    "verbs_in",
    "what_needs_somebody",
]
