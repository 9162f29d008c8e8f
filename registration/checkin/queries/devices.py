"""The organizers' list of devices."""

from django.db.models import Count, Q, QuerySet

from registration.checkin.models import Device
from symposium.program.models import Edition


def devices_with_counts(edition: Edition) -> "QuerySet[Device]":
    """Each with how many scans it has sent, and how many after it had been locked out
    (`scan_count`, `late_count`); their doors in one more query."""
    rows = Device.objects.filter(edition=edition).annotate(
        scan_count=Count("scans"),
        late_count=Count("scans", filter=Q(scans__after_lockout=True)),
    )
    return rows.prefetch_related("doors__session").order_by("revoked_at", "number")
