"""Reads for the opening page, the desk, and an edition's own pages."""

from symposium.home.queries.desk import Figure, Need, figures_for, what_needs_somebody
from symposium.home.queries.opening import OpeningPage, opening_page
from symposium.home.queries.people import RoleGroup, audit_page, people_by_role, recent_acts

__all__ = [
    "Figure",
    "Need",
    "OpeningPage",
    "RoleGroup",
    "audit_page",
    "figures_for",
    "opening_page",
    "people_by_role",
    "recent_acts",
    "what_needs_somebody",
]
