"""Reads about privacy: notices and agreements, one's own data, what is due."""

from symposium.privacy.queries.notices import (
    consents_by_notice,
    consents_of,
    current_notice,
    has_agreed,
)
from symposium.privacy.queries.own import Archive, Known, known_of, person_of
from symposium.privacy.queries.retention import Due, due_fields

__all__ = [
    "Archive",
    "Due",
    "Known",
    "consents_by_notice",
    "consents_of",
    "current_notice",
    "due_fields",
    "has_agreed",
    "known_of",
    "person_of",
]
