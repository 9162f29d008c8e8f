"""What the addresses of check-in may lead to, for the walk through all addresses."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from registration.checkin import actions
from registration.checkin.actions import ScanReport
from registration.checkin.models import Conflict, Door
from registration.checkin.rules import Act, Verdict
from registration.models import Registration
from symposium.accounts.models import User


def examples(
    *, registration: Registration, organizer: User, at: datetime
) -> dict[str, dict[str, Any]]:
    edition = registration.edition
    door = Door.objects.create(edition=edition, name={"en": "Gate"})
    device, _code = actions.create_device(
        edition=edition, name="Phone", doors=[], by=organizer, at=at
    )
    report = ScanReport(
        guid=uuid4(), door_id=door.pk, act=Act.IN, at=at, device_at=at, is_through=True,
        registration_id=registration.pk, shown=Verdict.ADMITTED,
    )  # fmt: skip
    actions.record_scans(device=device, reports=[report], at=at)
    conflict = Conflict.objects.get()
    return {
        "checkin": {"what": "inside"},
        "checkin:device": {"pk": device.pk},
        "checkin:renew": {"pk": device.pk},
        "checkin:lock_out": {"pk": device.pk},
        "checkin:door": {"pk": door.pk},
        "checkin:resolve": {"pk": conflict.pk},
    }
