"""An edition that is on, two doors, two paired devices, and how they report."""

import itertools
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from registration.checkin import actions
from registration.checkin.actions import ScanReport
from registration.checkin.models import Device, Door
from registration.checkin.rules import Act, Verdict
from registration.models import Registration
from symposium.accounts.models import User
from symposium.program.models import Edition, Session

NINE = datetime(2021, 12, 14, 1, 0, tzinfo=UTC)
"""9:00 in Beijing on the first day."""

Report = Callable[..., ScanReport]
Call = Callable[..., Any]


@pytest.fixture
def edition(edition: Edition) -> Edition:
    edition.starts_on, edition.ends_on = date(2021, 12, 14), date(2021, 12, 16)
    edition.save()
    return edition


@pytest.fixture
def door(edition: Edition) -> Door:
    return Door.objects.create(edition=edition, name={"en": "Main entrance"})


@pytest.fixture
def side_door(edition: Edition) -> Door:
    return Door.objects.create(edition=edition, name={"en": "Side entrance"}, position=1)


@pytest.fixture
def hall_door(opening: Session) -> Door:
    return Door.objects.create(edition=opening.edition, kind="session", session=opening, position=2)


@pytest.fixture
def pair(edition: Edition, organizer: User) -> Callable[[str], tuple[Device, str]]:
    """A paired device and its secret."""

    def paired(name: str) -> tuple[Device, str]:
        _device, code = actions.create_device(
            edition=edition, name=name, doors=[], by=organizer, at=NINE
        )
        return actions.pair_device(edition=edition, code=code, at=NINE)

    return paired


@pytest.fixture
def phone(pair: Callable[[str], tuple[Device, str]]) -> Device:
    return pair("Phone")[0]


@pytest.fixture
def laptop(pair: Callable[[str], tuple[Device, str]]) -> Device:
    return pair("Laptop")[0]


@pytest.fixture
def scan(door: Door) -> Report:
    """A report of an admission, `minutes` after nine; any field may be given."""
    numbers = itertools.count(1)

    def report(person: Registration | None = None, minutes: float = 0, **fields: Any) -> ScanReport:
        at = NINE + timedelta(minutes=minutes)
        values: dict[str, Any] = {
            "guid": UUID(int=next(numbers)),
            "door_id": door.pk,
            "act": Act.IN,
            "at": at,
            "device_at": at,
            "registration_id": person.pk if person else None,
            "shown": Verdict.ADMITTED,
            "is_through": True,
            **fields,
        }
        return ScanReport(**values)

    return report


@pytest.fixture
def call() -> Call:
    """Ask as a device does: with its secret, without a cookie."""

    def ask(secret: str, path: str, body: Any = None, **headers: str) -> Any:
        headers = {"Authorization": f"Bearer {secret}", **headers}
        address = f"/en/2021/check-in/{path}"
        if body is None:
            return Client().get(address, headers=headers)
        return Client().post(
            address,
            body if isinstance(body, str) else json.dumps(body),
            content_type="application/json",
            headers=headers,
        )

    return ask


def item(door: Door, person: Registration | None = None, **fields: Any) -> dict[str, Any]:
    """A scan as a device writes it into a batch."""
    return {
        "kind": "scan",
        "guid": str(uuid4()),
        "door": door.pk,
        "act": "in",
        "device_at": NINE.timestamp() * 1000,
        "offset": 0,
        "registration": person.pk if person else None,
        "shown": "admitted",
        "through": True,
        "offline": True,
        **fields,
    }
