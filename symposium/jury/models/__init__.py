"""Tables of the jury: a procedure with its criteria, who judges, what is judged, and the reviews.

What an entry stands for is known only to the app above that made it.
"""

from symposium.jury.models.people import Conflict, Juror
from symposium.jury.models.procedure import Criterion, Entry, Procedure
from symposium.jury.models.reviews import Assignment, Note, Review

__all__ = [
    "Assignment",
    "Conflict",
    "Criterion",
    "Entry",
    "Juror",
    "Note",
    "Procedure",
    "Review",
]
