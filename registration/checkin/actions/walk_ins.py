"""People who come without having registered: entered at the door, within half a minute."""

import dataclasses
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from registration.actions import seats
from registration.checkin.models import Device, WalkIn
from registration.models import Category, Registration
from symposium.institutions import queries as institutions
from symposium.institutions.actions import propose_institution
from symposium.institutions.models import Institution


@dataclasses.dataclass(frozen=True, kw_only=True)
class WalkInReport:
    """What a device asked of somebody at the door. `guid` is the device's own; `number` stood on
    the provisional badge."""

    guid: UUID
    name: str
    institution: str
    category_id: int
    language: str
    number: str
    at: datetime


def register_walk_in(*, device: Device, report: WalkInReport, at: datetime) -> WalkIn:
    """Register somebody on site, with a seat as for everybody; where none is free, the person
    waits. The same report again gives the first registration. What a device wrote down is never
    refused: an unknown category becomes the edition's first one."""
    try:
        with transaction.atomic():
            walk_in = WalkIn.objects.create(
                guid=report.guid,
                edition_id=device.edition_id,
                device=device,
                number=report.number,
                at=report.at,
                received_at=at,
            )
            walk_in.registration = _register(device, report, at)
            walk_in.save(update_fields=["registration"])
            return walk_in
    except IntegrityError:
        return WalkIn.objects.select_related("registration").get(guid=report.guid)


def _register(device: Device, report: WalkInReport, at: datetime) -> Registration:
    categories = Category.objects.filter(edition_id=device.edition_id)
    category = categories.filter(pk=report.category_id).first() or categories[0]
    institution = _institution(report)
    registration = Registration(
        edition=device.edition,
        category=category,
        display_name=report.name,
        institution=institution,
        territory=institution.territory if institution else "",
        mode=Registration.Mode.ON_SITE,
        language=report.language,
        registered_at=at,
    )
    seats.take_seats(registrations=[registration], at=at)
    return registration


def _institution(report: WalkInReport) -> Institution | None:
    if not report.institution:
        return None
    return institutions.named(report.institution) or propose_institution(
        name=report.institution, territory="", language=report.language
    )
