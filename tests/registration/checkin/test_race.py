"""The same badge on two devices at the same moment: one is first, whatever happens."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from registration.checkin import actions
from registration.checkin.models import Conflict, Device, Door, Roll, Scan
from registration.checkin.rules import Verdict
from symposium.program.models import Edition
from tests.registration.checkin.conftest import NINE, Report
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db(transaction=True)


def together(*writes: Callable[[], Any]) -> None:
    """Run these from threads that start at once, each with a connection of its own."""
    start = Barrier(len(writes))

    def run(write: Callable[[], Any]) -> None:
        start.wait()
        try:
            write()
        finally:
            connection.close()

    threads = [Thread(target=run, args=(write,)) for write in writes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_exactly_one_is_first(
    pair: Callable[[str], tuple[Device, str]], scan: Report, make: Register
) -> None:
    person = make()
    devices = [pair(f"Phone {number}")[0] for number in range(4)]

    def ask(device: Device, number: int) -> Callable[[], Any]:
        # The later the device, the earlier its clock: who asked first counts, not who says so.
        report = scan(person, -number, guid=UUID(int=900 + number), is_decided=False)
        return lambda: actions.record_scans(device=device, reports=[report], at=NINE)

    together(*(ask(device, number) for number, device in enumerate(devices)))
    rows = Scan.objects.order_by("position")
    assert [row.verdict for row in rows] == [Verdict.ADMITTED] + [Verdict.ALREADY_IN] * 3
    assert [row.is_through for row in rows] == [True, False, False, False]
    assert [row.position for row in rows] == [1, 2, 3, 4]
    assert not Conflict.objects.exists()


def test_the_same_batch_twice_at_once_is_recorded_once(
    phone: Device, scan: Report, make: Register
) -> None:
    batch = [scan(make(), number) for number in range(20)]
    together(
        *[lambda: actions.record_scans(device=phone, reports=batch, at=NINE) for _time in range(3)]
    )
    assert Scan.objects.count() == 20
    assert Roll.objects.get().position == 20


def test_without_the_lock_both_are_first(
    edition: Edition, door: Door, phone: Device, laptop: Device, make: Register
) -> None:
    """What the guard is for: look, then write, with nobody waiting for the other."""
    person, looked = make(), Barrier(2)

    def admit(device: Device, number: int) -> None:
        is_in = Scan.objects.filter(registration=person, verdict=Verdict.ADMITTED).exists()
        looked.wait()
        Scan.objects.create(
            edition=edition, position=number, device=device, door=door, registration=person,
            act="in", at=NINE, device_at=NINE, received_at=NINE, shown="admitted",
            is_through=True, verdict=Verdict.ALREADY_IN if is_in else Verdict.ADMITTED,
        )  # fmt: skip

    together(lambda: admit(phone, 1), lambda: admit(laptop, 2))
    assert Scan.objects.filter(verdict=Verdict.ADMITTED).count() == 2
