from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from registration import attendance
from registration.documents import actions, queries
from registration.documents.models import CertificateRule
from registration.models import Category, Registration, Workshop
from symposium.accounts.models import AuditEntry, User
from symposium.program.models import Edition


@pytest.fixture
def was_there(edition: Edition) -> Iterator[Callable[[Registration, int], None]]:
    """Measure somebody on site for so many minutes of the first day."""
    minutes: dict[int, int] = {}

    def source(_edition: Edition, ids: Any) -> dict[int, list[attendance.Interval]]:
        start = edition.starts_at
        return {
            pk: [(start, start + timedelta(minutes=minutes[pk]))] for pk in ids if pk in minutes
        }

    attendance.register("on_site", source)
    yield lambda registration, count: minutes.update({registration.pk: count})
    attendance._sources["on_site"].remove(source)


def test_the_nearest_threshold_holds(
    edition: Edition,
    category: Category,
    make: Callable[..., Registration],
    was_there: Callable[[Registration, int], None],
    now: datetime,
) -> None:
    press = Category.objects.create(edition=edition, slug="press", name="Press")
    somebody, journalist = make(), make(category=press)
    was_there(somebody, 90)
    was_there(journalist, 90)
    rows = queries.attended(edition, [somebody, journalist])
    assert [row.needed for row in rows] == [None, None]
    with pytest.raises(actions.NotEnoughAttendance):
        actions.issue_certificate(attended=rows[0], by=None, at=now)
    # Three whole days, as nothing is released: 4320 minutes.
    CertificateRule.objects.create(edition=edition, percent=2)
    CertificateRule.objects.create(edition=edition, category=press, minutes=91)
    rows = queries.attended(edition, [somebody, journalist])
    assert [(row.minutes, row.needed, row.has_reached) for row in rows] == [
        (90, 87, True),
        (90, 91, False),
    ]
    document = actions.issue_certificate(attended=rows[0], by=None, at=now)
    assert document.facts["facts"]["time"] == "1 hour 30 minutes"
    with pytest.raises(actions.NotEnoughAttendance):
        actions.issue_certificate(attended=rows[1], by=None, at=now)


def test_all_who_have_reached_it_once(
    edition: Edition,
    make: Callable[..., Registration],
    was_there: Callable[[Registration, int], None],
    organizer: User,
    now: datetime,
) -> None:
    CertificateRule.objects.create(edition=edition, minutes=60)
    people = [make() for _number in range(3)]
    for person, minutes in zip(people, [59, 60, 600], strict=True):
        was_there(person, minutes)
    rows = queries.attended(edition, people)
    issued = actions.issue_certificates(rows=rows, by=organizer, at=now)
    assert [document.registration for document in issued] == people[1:]
    rows = queries.attended(edition, people)
    assert actions.issue_certificates(rows=rows, by=organizer, at=now) == []
    # What is out stays, even when more has been measured since.
    was_there(people[1], 120)
    [row] = queries.attended(edition, [people[1]])
    again = actions.issue_certificate(attended=row, by=None, at=now)
    assert again == issued[0]


def test_a_workshop_counts_its_days(
    edition: Edition, make: Callable[..., Registration], now: datetime
) -> None:
    workshop = Workshop.objects.create(edition=edition, slug="bones", name="Bones", size=5)
    CertificateRule.objects.create(edition=edition, workshop=workshop, percent=75)
    people = [make(), make(display_name="Waiting")]
    workshop.places.create(
        registration=people[0],
        state="confirmed",
        created_at=now,
        attended={"2021-12-14": 90, "2021-12-15": 60},
    )
    workshop.places.create(registration=people[1], state="waiting", created_at=now)
    workshop.places.create(
        guest_name="Guest", state="confirmed", created_at=now, attended={"2021-12-15": 100}
    )
    [row] = queries.attended_in_workshop(workshop)
    assert (row.minutes, row.needed, row.has_reached) == (150, 113, True)
    document = actions.issue_certificate(attended=row, by=None, at=now)
    assert (document.workshop, document.facts["facts"]["workshop"]) == (workshop, "Bones")
    [own] = queries.own_certificates(people[0])
    assert own.document == document


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_one_as_for_many(
    edition: Edition,
    make: Callable[..., Registration],
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    people = [make() for _number in range(count)]
    CertificateRule.objects.create(edition=edition, percent=50)
    queries.attended(edition, people)
    # Releases, thresholds, certificates; scans and watch time ask two each.
    with django_assert_num_queries(7):
        queries.attended(edition, people)


def test_saving_and_taking_away_a_threshold(
    edition: Edition, category: Category, organizer: User, now: datetime
) -> None:
    def save(minutes: int | None, percent: int | None) -> None:
        actions.save_rule(
            edition=edition,
            category=category,
            minutes=minutes,
            percent=percent,
            by=organizer,
            at=now,
        )

    save(60, None)
    save(60, None)
    save(None, 50)
    assert CertificateRule.objects.values_list("minutes", "percent").get() == (None, 50)
    save(None, None)
    assert not CertificateRule.objects.exists()
    assert AuditEntry.objects.filter(verb="certificate_rule.saved").count() == 3
