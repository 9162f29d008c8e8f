"""Two doors, a device at the entrance, and the first hour of the first day: who came, one badge
that was admitted twice, one person who had registered for taking part online."""

import uuid
from datetime import datetime, time, timedelta

from django.db.models import F

from registration.checkin import actions
from registration.checkin.actions import ScanReport
from registration.checkin.models import Conflict, Device, Door, Scan
from registration.checkin.rules import Act, Verdict
from registration.models import Registration
from symposium.program.models import Edition, Session

ENTRANCE = {
    "en": "Main entrance",
    "zh-hans": "正门",
    "fr": "Entrée principale",
    "es": "Entrada principal",
    "ru": "Главный вход",
    "ar": "المدخل الرئيسي",
}
OPENED_AT = time(8, 15)
SECONDS_BETWEEN = 71
MOST_PEOPLE = 40
# Scans keep their identity at every run.
SPACE = uuid.UUID("5d1a2c5e-52d5-4b07-9c5f-2f3c1f0f8e11")


def load(edition: Edition) -> None:
    """Enter doors, device and scans that are missing."""
    entrance = Door.objects.get_or_create(
        edition=edition, kind=Door.Kind.ENTRANCE, defaults={"name": ENTRANCE}
    )[0]
    opening = Session.objects.filter(edition=edition, kind=Session.Kind.CEREMONY)
    first = opening.scheduled().order_by("starts_at").first()
    if first is not None:
        Door.objects.get_or_create(
            edition=edition, session=first, defaults={"kind": Door.Kind.SESSION, "position": 1}
        )
    opens_at = datetime.combine(edition.starts_on, OPENED_AT, edition.zone)
    device = Device.objects.get_or_create(
        edition=edition,
        number=1,
        defaults={
            "name": "Tablet at the main entrance",
            "created_at": opens_at - timedelta(days=1),
            "paired_at": opens_at - timedelta(hours=1),
            "last_seen_at": opens_at + timedelta(hours=1),
            "secret_hash": "demonstration",
        },
    )[0]
    if not device.scans.exists():
        _let_people_in(edition, entrance, device, opens_at)


def follow(edition: Edition, moved: timedelta) -> None:
    """Once the edition's days have moved, its people have come on the new first day."""
    for rows, fields in (
        (Scan.objects.filter(edition=edition), ("at", "device_at", "received_at")),
        (Conflict.objects.filter(edition=edition), ("found_at",)),
        (Device.objects.filter(edition=edition), ("created_at", "paired_at", "last_seen_at")),
    ):
        rows.update(**{field: F(field) + moved for field in fields})


def _let_people_in(edition: Edition, door: Door, device: Device, opens_at: datetime) -> None:
    people = Registration.objects.filter(edition=edition).confirmed().order_by("email")
    on_site = list(people.filter(mode=Registration.Mode.ON_SITE)[:MOST_PEOPLE])
    online = list(people.filter(mode=Registration.Mode.ONLINE)[:1])
    came = [*on_site, *on_site[3:4], *online]
    reports = []
    for number, person in enumerate(came):
        at = opens_at + timedelta(seconds=number * SECONDS_BETWEEN)
        is_online = person.mode == Registration.Mode.ONLINE
        reports.append(
            ScanReport(
                guid=uuid.uuid5(SPACE, f"{person.email} {number}"),
                door_id=door.pk,
                act=Act.IN,
                at=at,
                device_at=at,
                registration_id=person.pk,
                shown=Verdict.ONLINE_ONLY if is_online else Verdict.ADMITTED,
                is_through=not is_online,
                was_offline=number > MOST_PEOPLE - 8,
            )
        )
    ended_at = opens_at + timedelta(hours=1)
    actions.record_scans(device=device, reports=reports, at=ended_at)
