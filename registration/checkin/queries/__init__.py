"""Reads of check-in: what devices hold, what has changed, what organizers look at."""

from registration.checkin.queries.changes import Changes, changes_since
from registration.checkin.queries.devices import devices_with_counts
from registration.checkin.queries.inside import inside_now, intervals_of, last_passages
from registration.checkin.queries.overview import (
    DoorCount,
    admissions_over_time,
    admitted_today,
    door_counts,
    found_conflicts,
    overview,
    scans_for_export,
)
from registration.checkin.queries.snapshot import (
    PEOPLE_A_PAGE,
    digests,
    forget,
    people_page,
    setup,
    setup_digest,
)

__all__ = [
    "PEOPLE_A_PAGE",
    "Changes",
    "DoorCount",
    "admissions_over_time",
    "admitted_today",
    "changes_since",
    "devices_with_counts",
    "digests",
    "door_counts",
    "forget",
    "found_conflicts",
    "inside_now",
    "intervals_of",
    "last_passages",
    "overview",
    "people_page",
    "scans_for_export",
    "setup",
    "setup_digest",
]
