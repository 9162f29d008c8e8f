"""What devices send is recorded once, judged by all that is known, and never lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registration import tickets
from registration.checkin import actions
from registration.checkin.models import Conflict, Device, Door, Scan
from registration.checkin.rules import Act, Verdict
from registration.models import Category, Workshop, WorkshopPlace
from symposium.accounts.models import User
from symposium.program.models import Edition, Session
from tests.registration.checkin.conftest import NINE, Report
from tests.registration.conftest import Register

pytestmark = pytest.mark.django_db
LATER = NINE + timedelta(hours=1)


def _record(device: Device, *reports: Any) -> list[Scan]:
    return actions.record_scans(device=device, reports=reports, at=LATER)


def _conflicts() -> list[tuple[str, int, int | None, bool]]:
    rows = Conflict.objects.order_by("scan__position")
    return [
        (c.kind, c.scan.guid.int, c.earlier and c.earlier.guid.int, bool(c.resolved_at))
        for c in rows
    ]


def test_an_admission(phone: Device, scan: Report, make: Register) -> None:
    person = make()
    [row] = _record(phone, scan(person))
    assert (row.verdict, row.is_through, row.position) == (Verdict.ADMITTED, True, 1)
    assert (row.registration, row.at, row.received_at) == (person, NINE, LATER)
    assert _conflicts() == []


def test_sending_a_batch_again_does_nothing(phone: Device, scan: Report, make: Register) -> None:
    batch = [
        scan(make()),
        scan(make(), 1),
        scan(None, 2, text="nobody", shown="unknown", is_through=False),
    ]
    first = _record(phone, *batch)
    assert [row.pk for row in _record(phone, *batch)] == [row.pk for row in first]
    # Killed in the middle, it comes again with more behind it.
    more = _record(phone, *batch, scan(make(), 3))
    assert [row.position for row in more] == [1, 2, 3, 4]
    assert Scan.objects.count() == 4


def test_the_same_badge_on_two_devices_without_a_network(
    phone: Device, laptop: Device, scan: Report, make: Register, side_door: Door
) -> None:
    person = make()
    _record(phone, scan(person, 5))
    assert _conflicts() == []
    _record(laptop, scan(person, 3, door_id=side_door.pk))
    assert _conflicts() == [("already_in", 1, 2, False)]


def test_a_scan_that_arrives_later_settles_a_conflict(
    phone: Device, laptop: Device, scan: Report, make: Register
) -> None:
    person = make()
    _record(phone, scan(person, 0), scan(person, 10))
    [conflict] = Conflict.objects.all()
    position = conflict.position
    _record(laptop, scan(person, 5, act=Act.OUT, shown="left"))
    assert _conflicts() == [("already_in", 2, 1, True)]
    conflict.refresh_from_db()
    assert conflict.position > position
    assert conflict.resolved_by is None
    # And one more admission between opens it again.
    _record(laptop, scan(person, 6))
    assert ("already_in", 2, 4, False) in _conflicts()


def test_an_undone_admission_is_no_conflict(phone: Device, scan: Report, make: Register) -> None:
    person = make()
    first, second = scan(person), scan(person, 1)
    _record(phone, first, second)
    undo = scan(person, 2, act=Act.UNDO, undoes=second.guid, shown="undone", is_through=False)
    _record(phone, undo)
    assert _conflicts() == [("already_in", 2, 1, True)]
    assert Scan.objects.count() == 3


def test_what_somebody_has_settled_stays_settled(
    phone: Device, scan: Report, make: Register, organizer: User
) -> None:
    person = make()
    _record(phone, scan(person), scan(person, 1))
    [conflict] = Conflict.objects.all()
    for note in ("A twin.", "Nobody."):
        actions.resolve_conflict(conflict=conflict, note=note, by=organizer, at=LATER)
    _record(phone, scan(person, 0.5))
    conflict.refresh_from_db()
    assert (conflict.note, conflict.resolved_by) == ("A twin.", organizer)


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ({"state": "canceled"}, Verdict.CANCELED),
        ({"state": "waiting"}, Verdict.WAITING),
        ({"state": "requested"}, Verdict.REQUESTED),
        ({"state": "declined"}, Verdict.DECLINED),
        ({"mode": "online"}, Verdict.ONLINE_ONLY),
    ],
)
def test_who_went_through_and_should_not_have(
    fields: dict[str, str], verdict: Verdict, phone: Device, scan: Report, make: Register
) -> None:
    person = make(**fields)
    [row, refused] = _record(phone, scan(person), scan(person, 1, shown=verdict, is_through=False))
    assert (row.verdict, refused.verdict) == (verdict, verdict)
    assert _conflicts() == [(verdict, 1, None, False)]


def test_who_was_canceled_after_coming_in_was_welcome(
    phone: Device, scan: Report, make: Register
) -> None:
    person = make(state="canceled", changed_at=NINE + timedelta(minutes=30))
    _record(phone, scan(person, 29), scan(person, 31))
    assert [row.verdict for row in Scan.objects.all()] == [Verdict.ADMITTED, Verdict.CANCELED]


def test_a_category_that_is_online_alone(
    phone: Device, scan: Report, make: Register, category: Category
) -> None:
    category.allows_on_site = False
    category.save()
    assert _record(phone, scan(make()))[0].verdict == Verdict.ONLINE_ONLY


def test_wrong_day(phone: Device, scan: Report, make: Register, door: Door) -> None:
    door.days = ["2021-12-15"]
    door.save()
    assert _record(phone, scan(make()))[0].verdict == Verdict.WRONG_DAY


def test_forged_signed_elsewhere_outdated_and_typed(
    phone: Device, scan: Report, make: Register, other_edition: Edition, organizer: User
) -> None:
    person = make()
    good = tickets.ticket_text(person)
    forged = good[:40] + ("A" if good[40] != "A" else "B") + good[41:]
    elsewhere = tickets.ticket_text(make(edition=other_edition))
    actions.reissue_ticket(registration=person, by=organizer, at=LATER)
    person.refresh_from_db()
    typed = person.code.lower()[:7] + " " + person.code[7:]
    texts = [good, forged, elsewhere, typed, "K7M2PQ4RSTVWXY", tickets.ticket_text(person)]
    rows = _record(
        phone, *(scan(None, n, text=text, is_through=False) for n, text in enumerate(texts))
    )
    assert [row.verdict for row in rows] == [
        "outdated", "forged", "unknown", "admitted", "unknown", "admitted",
    ]  # fmt: skip
    assert [row.registration_id for row in rows] == [
        person.pk,
        None,
        None,
        person.pk,
        None,
        person.pk,
    ]


def test_a_session_for_which_one_signs_up(
    phone: Device, scan: Report, make: Register, hall_door: Door, opening: Session
) -> None:
    workshop = Workshop.objects.create(
        edition=opening.edition, session=opening, slug="w", name={"en": "W"}, size=1
    )
    has_place, waits = make(), make()
    for person, state in ((has_place, "confirmed"), (waits, "waiting")):
        WorkshopPlace.objects.create(
            workshop=workshop, registration=person, state=state, created_at=NINE
        )
    rows = _record(
        phone,
        *(scan(one, door_id=hall_door.pk) for one in (has_place, waits)),
    )
    assert [row.verdict for row in rows] == [Verdict.ADMITTED, Verdict.NO_PLACE]


def test_a_device_that_is_locked_out_is_heard_but_counts_nowhere(
    phone: Device, laptop: Device, scan: Report, make: Register, organizer: User
) -> None:
    person = make()
    actions.lock_out_device(device=phone, by=organizer, at=LATER)
    phone.refresh_from_db()
    _record(phone, scan(person))
    _record(laptop, scan(person, 1))
    assert Scan.objects.count() == 2
    assert [row.verdict for row in Scan.objects.counted()] == [Verdict.ADMITTED]
    assert _conflicts() == []


def test_a_long_batch_costs_as_many_queries_as_a_short_one(
    phone: Device, scan: Report, make: Register
) -> None:
    people = [make() for _number in range(30)]

    def queries(reports: list[Any]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            _record(phone, *reports)
        return len(captured)

    _record(phone, scan(people[0]))
    few, many = queries([scan(people[1])]), queries([scan(person) for person in people[2:]])
    assert few == many
