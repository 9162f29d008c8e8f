"""Badges that were printed at a door."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from registration.checkin.models import BadgePrint, Device
from registration.models import Registration


@dataclasses.dataclass(frozen=True, kw_only=True)
class PrintReport:
    guid: UUID
    registration_id: int
    at: datetime


def record_prints(*, device: Device, reports: Sequence[PrintReport]) -> None:
    """Note them; those that are known already stay as they are."""
    wanted = {one.registration_id for one in reports}
    rows = Registration.objects.filter(edition=device.edition, pk__in=wanted)
    known = set(rows.values_list("pk", flat=True))
    BadgePrint.objects.bulk_create(
        (
            BadgePrint(
                guid=one.guid,
                edition_id=device.edition_id,
                device=device,
                registration_id=one.registration_id,
                at=one.at,
            )
            for one in reports
            if one.registration_id in known
        ),
        ignore_conflicts=True,
    )
