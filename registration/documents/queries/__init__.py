"""Reads for pages and papers."""

from registration.documents.queries.attendance import (
    Attended,
    attended,
    attended_in_workshop,
    own_certificates,
    still_without,
)
from registration.documents.queries.badges import SORTS, badge_order, design_of, designs_of
from registration.documents.queries.issued import (
    Overview,
    found_documents,
    overview,
    printables,
    signatory_of,
)
from registration.documents.queries.visas import visa_rows

__all__ = [
    "SORTS",
    "Attended",
    "Overview",
    "attended",
    "attended_in_workshop",
    "badge_order",
    "design_of",
    "designs_of",
    "found_documents",
    "overview",
    "own_certificates",
    "printables",
    "signatory_of",
    "still_without",
    "visa_rows",
]
